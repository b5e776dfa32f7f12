"""Staff read themes as parents do, and see how far each language has come."""

import re
from collections.abc import Callable

import pytest

from messages.languages import LANGUAGES
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import THEMES

THEME = "02-att-ta-emot-sitt-barn"
PICTURE = re.compile(r'src="/console(/pictures/\w+\.png)"')


async def test_every_theme_is_listed(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/themes")

    assert all(texts["sv"].title in page for texts in THEMES.values())


@pytest.mark.parametrize("code", LANGUAGES)
async def test_a_theme_reads_in_each_language(visitor: Visitor, karin: Resident, code: str) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks(f"/themes/{THEME}?language={code}")

    language = LANGUAGES[code]
    assert THEMES[THEME][code].title in page
    assert f'lang="{code}" dir="{"rtl" if language.right_to_left else "ltr"}"' in visitor.page.text
    assert ("tills två personer har granskat den" in page) == language.needs_readers
    assert all(one.autonym in page for one in LANGUAGES.values())


async def test_its_picture_comes_from_us_and_is_kept(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)
    await visitor.looks(f"/themes/{THEME}?language=ar")
    found = PICTURE.search(visitor.page.text)
    assert found is not None

    await visitor.looks(found[1])

    assert visitor.page.content.startswith(b"\x89PNG")
    assert visitor.page.headers["Content-Type"] == "image/png"
    assert "immutable" in visitor.page.headers["Cache-Control"]


async def test_a_picture_is_for_those_who_are_signed_in(
    visitor: Visitor, new_visitor: Callable[[], Visitor], karin: Resident
) -> None:
    await signs_in(visitor, karin)
    await visitor.looks(f"/themes/{THEME}")
    found = PICTURE.search(visitor.page.text)
    assert found is not None

    stranger = new_visitor()
    await stranger.looks(found[1])

    assert not stranger.page.content.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "address",
    [
        "/themes/nothing",
        f"/themes/{THEME}?language=xx",
        "/pictures/nothing.png",
        "/themes/..%2F..%2Fetc",
    ],
)
async def test_what_is_not_there_is_not_found(
    visitor: Visitor, karin: Resident, address: str
) -> None:
    await signs_in(visitor, karin)

    await visitor.looks(address)

    assert visitor.page.status_code == 404


async def test_drafts_and_gaps_are_counted_for_each_language(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/translations")

    assert all(one.autonym in page for one in LANGUAGES.values())
    assert "utkast" in page and "ingen än" in page
