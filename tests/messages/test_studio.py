"""Who draws: once for the same picture, on a thread apart, and never in the way of the words."""

import asyncio
import threading
import time
from pathlib import Path

import pytest

from messages.picture import Picture, picture_of
from messages.pictures import studio
from messages.pictures.drawing import CannotDraw
from messages.pictures.studio import Studio

CARD = picture_of("card", lang="sv")
WITH_PHOTO = picture_of("card", photos={"k1": None}, person="k1")


JPEG = (Path(__file__).parents[1] / "photos" / "anna.jpg").read_bytes()


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


class Album:
    """Photos by key; they can be taken out."""

    def __init__(self, **photos: bytes) -> None:
        self.photos = photos

    async def find(self, key: str) -> bytes | None:
        return self.photos.get(key)


async def test_a_photo_is_put_in_right_before_it_is_drawn() -> None:
    drawn = Studio(Painter(), photos=Album(k1=b"ab").find)

    assert await drawn.drawn(WITH_PHOTO) == b'{"person": "k1", "photos": {"k1": [97, 98]}}'
    assert WITH_PHOTO.photos == ("k1",) and b"97" not in WITH_PHOTO.data.encode()


async def test_a_photo_that_was_taken_away_is_not_found_among_what_was_drawn() -> None:
    album, painter = Album(k1=b"ab"), Painter()
    studio = Studio(painter, photos=album.find)

    shown = [await studio.drawn(WITH_PHOTO), await studio.drawn(WITH_PHOTO)]
    album.photos.clear()
    removed = await studio.drawn(WITH_PHOTO)

    assert shown[0] == shown[1] != removed == b'{"person": "k1", "photos": {}}'
    assert len(painter.drew) == 2


async def test_who_finds_no_photos_draws_everybody() -> None:
    assert await Studio(Painter()).drawn(WITH_PHOTO) == b'{"person": "k1", "photos": {}}'


async def test_a_photo_that_is_waited_for_too_long_leaves_the_words_alone() -> None:
    async def slow(key: str) -> bytes | None:
        await asyncio.sleep(1)
        return None

    assert await Studio(Painter(), photos=slow, patience=0.01).drawn(WITH_PHOTO) is None


@pytest.mark.parametrize(
    ("content", "can_be_shown"), [(JPEG, True), (JPEG[:700], False), (b"none", False)]
)
async def test_whether_a_photo_can_be_drawn_is_tried(content: bytes, can_be_shown: bool) -> None:
    assert await Studio().can_show(content) is can_be_shown
