"""What is followed up can be taken along, with the same numbers hidden as on the pages."""

from dataclasses import replace

import pytest

from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.console.counted_families import OCTOBER, SEPTEMBER, count, place
from tests.pdf import words_in
from tests.resident import Resident
from tests.town import Town
from visits.booking_rules import USUAL_RULES

RULES = replace(USUAL_RULES, areas=("Angered", "Centrum"))
HELD = {"held": 50, "reported": 45, "in_home": 36}
AUTUMN = "from=2026-09&to=2026-10"


@pytest.fixture(autouse=True)
async def counted(town: Town) -> None:
    await town.goes_by(RULES)
    await town.look(_two_areas)


def _two_areas(work: SqlWork) -> None:
    count(work, place("Centrum"), {SEPTEMBER: HELD, OCTOBER: HELD})
    count(work, place("=1+1", "so"), {OCTOBER: {"held": 20, "reported": 20, "in_home": 15}})


async def test_a_table_for_a_spreadsheet_has_one_line_for_each_number(
    visitor: Visitor, karin: Resident
) -> None:
    await signs_in(visitor, karin)

    await visitor.looks(f"/figures.csv?{AUTUMN}")

    content = visitor.page.content.decode("utf-8")
    assert content.startswith("\ufeff")
    header, *lines = content.removeprefix("\ufeff").splitlines()
    assert header == "siffra;rubrik;uppdelat efter;rad;från;till;antal;av;andel"
    mine = [one for one in lines if one.startswith("in_home;") and ";Program;" not in one]
    assert mine == [
        "in_home;Besök i hemmet;;;2026-09;2026-10;87;110;0,7909",
        "in_home;Besök i hemmet;månader;;2026-09;2026-09;36;45;0,8",
        "in_home;Besök i hemmet;månader;;2026-10;2026-10;51;65;0,7846",
        "in_home;Besök i hemmet;Område;'=1+1;2026-09;2026-10;15;20;0,75",
        "in_home;Besök i hemmet;Område;Centrum;2026-09;2026-10;72;90;0,8",
        "in_home;Besök i hemmet;Mottagning;utan mottagning;2026-09;2026-10;87;110;0,7909",
        "in_home;Besök i hemmet;Språk;arabiska;2026-09;2026-10;72;90;0,8",
        "in_home;Besök i hemmet;Språk;somaliska;2026-09;2026-10;15;20;0,75",
    ]
    assert "hembot-2026-09--2026-10.csv" in visitor.page.headers["Content-Disposition"]


async def test_what_is_hidden_is_hidden_there_too(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    few = {"missed": 3, "held": 50, "interpreter": 3, "reported": 40}
    await town.look(lambda work: count(work, place("Centrum"), {OCTOBER: few}))
    await signs_in(visitor, karin)

    await visitor.looks(f"/figures.csv?{AUTUMN}")

    lines = visitor.page.content.decode("utf-8-sig").splitlines()
    assert [one for one in lines if one.startswith(("missed;", "interpreter;"))] == [
        "interpreter;Besök med tolk;;;2026-09;2026-10;dold;dold;dold",
        "missed;Besök som inte blev av;;;2026-09;2026-10;dold;dold;dold",
    ]


async def test_it_is_in_the_readers_language(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)
    visitor.client.headers["Accept-Language"] = "en"

    await visitor.looks(f"/figures.csv?{AUTUMN}")

    said = visitor.page.content.decode("utf-8-sig")
    assert "in_home;Visits in the home;months;;2026-09;2026-09;36;45;0.8" in said


async def test_a_report_says_the_same_in_real_letters(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    await visitor.looks(f"/figures.pdf?{AUTUMN}&area=Centrum")

    said = " ".join(words_in(visitor.page.content).replace("\xa0", " ").split())
    assert "Uppföljning av hembesök" in said and "september–oktober 2026" in said
    assert "Område: Centrum" in said
    assert "80 %72 av 90" in said and "hur många som gjordes hemma hos familjen" in said
    assert "Göteborg 2020: 90 %" in said


async def test_the_report_hides_what_the_pages_hide(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    few = {"missed": 3, "held": 50, "interpreter": 3, "reported": 40}
    await town.look(lambda work: count(work, place("Centrum"), {OCTOBER: few}))
    await signs_in(visitor, karin)

    await visitor.looks(f"/figures.pdf?{AUTUMN}")

    said = " ".join(words_in(visitor.page.content).split())
    assert "för få för att visas" in said and "Tal mellan 1 och 4 visas inte" in said
    assert "3 av 150" not in said


@pytest.mark.parametrize("file", ["/figures.csv", "/figures.pdf"])
async def test_what_cannot_be_read_is_a_page_that_says_so(
    visitor: Visitor, karin: Resident, file: str
) -> None:
    await signs_in(visitor, karin)

    assert "Den månaden går inte att välja." in await visitor.looks(f"{file}?from=2026-00")


@pytest.mark.parametrize("file", ["/figures.csv", "/figures.pdf"])
async def test_it_is_not_for_those_who_visit(visitor: Visitor, anna: Resident, file: str) -> None:
    await signs_in(visitor, anna)

    assert "inte för dig" in await visitor.looks(file)
