"""Telegram makes several sizes of a photo: the smallest that is big enough is fetched."""

import pytest
from aiogram.types import PhotoSize

from bot.handlers.photos import best_of


@pytest.mark.parametrize(
    ("sizes", "best"),
    [
        (["68x90", "240x320", "600x800", "960x1280"], "240x320"),
        (["41x90", "144x320", "360x800"], "360x800"),
        (["90x90", "200x200", "320x320"], "200x200"),
        (["320x199", "800x498"], "800x498"),
        (["960x1280", "240x320"], "240x320"),
        (["68x90", "90x90"], "90x90"),
        (["240x320"], "240x320"),
    ],
)
def test_the_smallest_that_is_big_enough(sizes: list[str], best: str) -> None:
    offered = [_size(*map(int, one.split("x"))) for one in sizes]

    chosen = best_of(offered)

    assert f"{chosen.width}x{chosen.height}" == best


def _size(width: int, height: int) -> PhotoSize:
    return PhotoSize(file_id="AgAC", file_unique_id="AQAD", width=width, height=height)
