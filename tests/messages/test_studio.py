"""Who draws: once for the same picture, on a thread apart, and never in the way of the words."""

import asyncio
import threading
import time

import pytest

from messages.picture import Picture, picture_of
from messages.pictures import studio
from messages.pictures.drawing import CannotDraw
from messages.pictures.studio import Studio

CARD = picture_of("card", lang="sv")


class Painter:
    """Remembers what was drawn, and on which thread."""

    def __init__(self) -> None:
        self.drew: list[Picture] = []
        self.threads: set[int] = set()

    def __call__(self, picture: Picture) -> bytes:
        self.drew.append(picture)
        self.threads.add(threading.get_ident())
        if picture.drawing == "broken":
            raise CannotDraw(picture.drawing)
        return picture.data.encode()


async def test_the_same_picture_is_drawn_once() -> None:
    painter = Painter()
    drawn = Studio(painter)

    assert [await drawn.drawn(CARD), await drawn.drawn(CARD)] == [b'{"lang": "sv"}'] * 2
    assert len(painter.drew) == 1


async def test_pictures_are_drawn_on_one_thread_that_is_not_ours() -> None:
    painter = Painter()
    drawn = Studio(painter)

    await asyncio.gather(*(drawn.drawn(picture_of("card", day=day)) for day in range(9)))

    assert len(painter.threads) == 1 and threading.get_ident() not in painter.threads


async def test_what_cannot_be_drawn_is_none_and_is_tried_again() -> None:
    painter = Painter()
    drawn = Studio(painter)

    assert [await drawn.drawn(Picture("broken", "{}")) for _ in range(2)] == [None, None]
    assert len(painter.drew) == 2


async def test_a_picture_that_takes_too_long_is_not_waited_for() -> None:
    slow = Studio(lambda picture: time.sleep(0.2) or b"", patience=0.01)  # type: ignore[func-returns-value]

    assert await slow.drawn(CARD) is None


async def test_the_oldest_pictures_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "KEPT_BYTES", 40)
    painter = Painter()
    drawn = Studio(painter)

    for day in (1, 2, 3, 1):
        await drawn.drawn(picture_of("card", d=f"{day:09}"))

    assert len(painter.drew) == 4


async def test_after_the_end_nothing_more_is_drawn() -> None:
    closed = Studio(Painter())
    closed.close()

    assert await closed.drawn(CARD) is None
