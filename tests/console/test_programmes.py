"""Staff look at programmes, and try one with a made-up family before a real one is in it."""

import re
from html import unescape

import pytest

from messages.languages import LANGUAGES
from tests.beginning import PROGRAMMES
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town

TRY = "/programmes/rehearsal?programme={}&is=due&anchor=2027-01-04&language={}&way={}"
BUBBLE = re.compile(r'<div class="bubble" lang="(\w+)" dir="(\w+)">')


async def test_the_list_says_when_where_who_and_about_what(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/programmes")

    assert "Tillsammans för en trygg start Erbjuds nya familjer · 8 besök" in page
    assert (
        "1 graviditetsvecka 34–38 hos barnmorskan Barnmorska · BHV-sjuksköterska · Föräldrastödjare"
        " Att snart bli förälder" in page
    )
    assert all(one.name in page for one in PROGRAMMES.values())


async def test_what_is_assumed_and_what_only_some_get_is_marked(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/programmes")

    assert "Väntar på att en samordnare bekräftar det som är antaget" in page
    assert "Antaget: " in page and "Läggs till när det behövs: " in page


async def test_all_that_a_family_reads_stands_there_with_its_hour(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks(TRY.format("trygg-start", "sv", "says_yes"))

    for words in (
        "Besök 2: Att ta emot sitt barn Görs mellan 11 januari 2027 och 24 januari 2027, hemma",
        "Tid i exemplet: måndag 11/1 09:00",
        "måndag 4/1 17:30 Passar tiden? → Kim",
        "söndag 10/1 17:30 Påminnelse → Kim",
        "måndag 11/1 12:00 Tack för i dag → Kim",
    ):
        assert words in page


@pytest.mark.parametrize("slug", PROGRAMMES)
async def test_every_programme_can_be_tried(visitor: Visitor, karin: Resident, slug: str) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks(TRY.format(slug, "en", "chooses"))

    assert visitor.page.status_code == 200
    assert page.count("Tid i exemplet:") == len(PROGRAMMES[slug].visits)
    assert "Ingen gemensam tid fanns" not in page


@pytest.mark.parametrize("code", LANGUAGES)
async def test_each_message_is_in_the_language_and_its_direction(
    visitor: Visitor, karin: Resident, code: str
) -> None:
    await signs_in(visitor, karin)

    await visitor.looks(TRY.format("norrbotten", code, "chooses"))

    direction = "rtl" if LANGUAGES[code].right_to_left else "ltr"
    assert (code, direction) in BUBBLE.findall(visitor.page.text)
    assert ("ett utkast" in visitor.reads()) == LANGUAGES[code].needs_readers
    assert ("På svenska" in visitor.reads()) == (code != "sv")


async def test_a_silent_family_is_asked_again_and_then_rung(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks(TRY.format("norrbotten", "sv", "silent"))

    assert "Passar tiden? En gång till → Kim" in page
    assert "Ring familjen → Anna (BHV-sjuksköterska)" in page


async def test_an_interpreter_and_a_second_parent_are_thought_of(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    address = TRY.format("norrbotten", "ti", "says_yes") + "&other=ar&interpreter=ti"

    page = await visitor.looks(address)

    assert "Boka tolk → Anna" in page
    assert "Den andra föräldern har sagt ja → Alex" in page
    assert {("ti", "ltr"), ("ar", "rtl")} <= {*BUBBLE.findall(visitor.page.text)}


async def test_who_is_registered_late_misses_what_has_passed(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks(TRY.format("trygg-start", "sv", "chooses").replace("due", "born"))

    assert "Besök 1 (graviditetsvecka 34–38) görs inte: den tiden hade passerat." in page


async def test_nothing_is_left_behind_and_nobody_is_told(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)
    before = await town.look(lambda work: work.families.next_alias())

    await visitor.looks(TRY.format("goteborg", "sv", "silent"))
    await town.settles()

    assert await town.look(lambda work: work.families.next_alias()) == before
    assert not await town.look(lambda work: work.notices.due(town.clock.now()))
    assert "goteborg" not in await town.look(lambda work: work.programme_uses.all())


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("anchor", "", "Fyll i det här."),
        ("anchor", "i morgon", "Skriv en dag så här: 2026-11-23."),
        ("anchor", "2027-02-30", "Skriv en dag så här: 2026-11-23."),
        ("anchor", "2207-01-04", "Skriv en dag som är högst två år bort."),
        ("anchor", "0001-01-01", "Skriv en dag som är högst två år bort."),
        ("language", "xx", "Välj något i listan."),
        ("other", "xx", "Välj något i listan."),
        ("interpreter", "xx", "Välj något i listan."),
        ("is", "x", "Välj något i listan."),
        ("way", "x", "Välj något i listan."),
    ],
)
async def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(
    visitor: Visitor, karin: Resident, name: str, written: str, said: str
) -> None:
    await signs_in(visitor, karin)
    fields = {"programme": "orebro", "is": "born", "anchor": "2027-01-04", "language": "ti"}
    query = {**fields, "way": "silent", name: written}

    page = await visitor.looks(
        "/programmes/rehearsal?" + "&".join("=".join(pair) for pair in query.items())
    )

    assert visitor.page.status_code == 422
    assert said in page and "Tid i exemplet" not in page
    for kept in {"orebro", "born", "ti", "silent"} - {fields.get(name), query.get(name)}:
        assert name in ("is", "language", "way") or f'value="{kept}" selected' in visitor.page.text
    if name == "anchor":
        assert f'value="{written}"' in unescape(visitor.page.text)


async def test_there_is_no_page_for_a_programme_that_there_is_not(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    await visitor.looks(TRY.format("../secrets", "sv", "chooses"))

    assert visitor.page.status_code == 404


async def test_all_staff_may_look(visitor: Visitor, anna: Resident) -> None:
    assert "Program" in await signs_in(visitor, anna)

    assert "Tillsammans för en trygg start" in await visitor.looks("/programmes")
