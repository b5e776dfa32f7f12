"""The pictures in the docs are those that the code draws."""

import re

from hembot.draw_pictures import PICTURES, pictures

PAGE = PICTURES.parents[1] / "pictures.md"


def test_every_picture_is_there_and_no_other() -> None:
    assert {file.stem for file in PICTURES.glob("*.png")} == {name for name, _ in pictures()}


def test_every_picture_is_on_the_page() -> None:
    shown = re.findall(r"pictures/drawn/([\w-]+)\.png", PAGE.read_text(encoding="utf-8"))

    assert sorted(shown) == sorted(name for name, _ in pictures())
