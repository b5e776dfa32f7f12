"""The pictures of docs/calendars.md show what the code writes, and are described in words."""

import re

import pytest

from calendars.convention.words import FACES
from hembot.draw_calendar_pictures import PICTURES, pictures

PAGE = (PICTURES.parent / "calendars.md").read_text(encoding="utf-8")
LOOKS = pictures()["calendar-looks.svg"]


@pytest.mark.parametrize("name", pictures())
def test_the_committed_picture_is_the_one_that_is_drawn(name: str) -> None:
    assert (PICTURES / name).read_text(encoding="utf-8") == pictures()[name]


@pytest.mark.parametrize("name", pictures())
def test_whoever_does_not_see_a_picture_can_read_it(name: str) -> None:
    described = re.search(rf"!\[([^\]]*)\]\(pictures/{re.escape(name)}\)", PAGE)

    assert described is not None
    assert len(described[1]) > 25


@pytest.mark.parametrize("look", FACES)
def test_every_look_is_in_the_picture_and_on_the_page(look: str) -> None:
    face = next(face for one, face in FACES.items() if one == look)
    words = face.prefix.format(waits_for="kommun") or face.suffix.strip()

    assert f"**{words}**" in PAGE
    assert f'fill="{face.color}"' in LOOKS
