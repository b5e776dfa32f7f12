"""What takes longer than a page may: done on a thread of its own, and kept for a while."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar, cast

from messages.picture import Picture
from messages.pictures.studio import Studio

R = TypeVar("R")

KEPT = 30
MOST_PICTURES = 2_000
"""A kilobyte or so each: what many pages show."""


class Showroom:
    """One works at a time: two threads would be no faster, and the chats come first."""

    def __init__(self, studio: Studio | None = None) -> None:
        self._studio = studio or Studio()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="showroom")
        self._made: OrderedDict[Hashable, asyncio.Future[object]] = OrderedDict()
        self._pictures: OrderedDict[str, Picture] = OrderedDict()

    async def made(self, key: Hashable, make: Callable[[], R]) -> R:
        """What `make` returns, or has returned for this key; who asks meanwhile waits with us."""
        if (made := self._made.get(key)) is None:
            loop = asyncio.get_running_loop()
            made = self._made[key] = cast(
                asyncio.Future[object], loop.run_in_executor(self._thread, make)
            )
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        try:
            return cast(R, await asyncio.shield(made))
        except Exception:
            self._made.pop(key, None)
            raise

    async def draw(self, picture: Picture) -> bytes | None:
        """What only its reader may see: it hangs nowhere. None if it cannot be drawn."""
        return await self._studio.drawn(picture)

    def hang(self, picture: Picture) -> str:
        """The key under which it can be seen."""
        self._pictures[picture.key] = picture
        self._pictures.move_to_end(picture.key)
        while len(self._pictures) > MOST_PICTURES:
            self._pictures.popitem(last=False)
        return picture.key

    async def drawn(self, key: str) -> bytes | None:
        """None if nobody has hung it here (lately), or it cannot be drawn."""
        picture = self._pictures.get(key)
        return await self._studio.drawn(picture) if picture is not None else None
