"""Draws pictures on a thread of its own, and keeps those that it drew last."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

from messages.picture import Picture, picture_of
from messages.pictures.drawing import CannotDraw, drawn

log = logging.getLogger(__name__)

KEPT_BYTES = 8_000_000
"""Some fifty cards: both parents of a family, and a try that must be repeated, find theirs here."""
PATIENCE = 5.0


Photos = Callable[[str], Awaitable[bytes | None]]
"""Finds a photo by its key; None for one that is not there (any more)."""


async def no_photos(key: str) -> None:
    """Everybody is drawn."""


class Closed(Exception):
    """Nobody draws any more: the program is about to end."""


class Studio:
    """One draws at a time: two threads would be no faster (`python -m benchmarks.pictures`)."""

    def __init__(
        self,
        draw: Callable[[Picture], bytes] = drawn,
        *,
        patience: float = PATIENCE,
        photos: Photos = no_photos,
    ) -> None:
        self._draw = draw
        self._photos = photos
        self._patience = patience
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="studio")
        self._is_closed = False
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    async def drawn(self, picture: Picture) -> bytes | None:
        """The picture; None if it cannot be drawn (in time): the text says all of it anyway."""
        try:
            async with asyncio.timeout(self._patience):
                return await self._made(await self._with_photos(picture))
        except (CannotDraw, Closed, TimeoutError) as trouble:
            log.error("picture not drawn", extra={"drawing": picture.drawing, "why": repr(trouble)})
            return None

    async def can_show(self, photo: bytes) -> bool:
        """Whether somebody can be seen on this photo."""
        alone = picture_of("photo", photos={}).with_photos({"photo": photo})
        try:
            async with asyncio.timeout(self._patience):
                await self._on_thread(alone)
        except (CannotDraw, Closed, TimeoutError) as trouble:
            log.warning("photo cannot be drawn", extra={"why": repr(trouble)})
            return False
        return True

    def close(self) -> None:
        """Nothing new is begun; what has been begun is finished."""
        self._is_closed = True
        self._thread.shutdown(wait=False)

    async def _with_photos(self, picture: Picture) -> Picture:
        """A photo that was removed a moment ago is shown to nobody, whatever was drawn before."""
        if not picture.photos or self._is_closed:
            return picture
        found = {key: await self._photos(key) for key in picture.photos}
        return picture.with_photos({key: one for key, one in found.items() if one is not None})

    async def _made(self, picture: Picture) -> bytes:
        if (made := self._kept.get(picture.key)) is not None:
            self._kept.move_to_end(picture.key)
            return made
        made = await self._on_thread(picture)
        self._keep(picture.key, made)
        return made

    def _on_thread(self, picture: Picture) -> asyncio.Future[bytes]:
        if self._is_closed:
            raise Closed
        return asyncio.get_running_loop().run_in_executor(self._thread, self._draw, picture)

    def _keep(self, key: str, made: bytes) -> None:
        self._kept[key] = made
        while sum(map(len, self._kept.values())) > KEPT_BYTES:
            self._kept.popitem(last=False)
