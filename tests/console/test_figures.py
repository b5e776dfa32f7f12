"""Coordinators and managers read what is followed up, and never so little that it tells of one."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hembot.demo.cast import ANNA
from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.console.counted_families import OCTOBER, SEPTEMBER, count, place
from tests.resident import Resident
from tests.town import Town
from visits.booking_rules import USUAL_RULES
from visits.people import Profession, Staff

RULES = replace(USUAL_RULES, areas=("Angered", "Centrum", "Kortedala"))
SVG = re.compile(r'<svg class="plot.*?</svg>', re.DOTALL)
HELD = {"held": 50, "reported": 45, "in_home": 36}


def _two_areas(work: SqlWork) -> None:
    count(work, place("Centrum"), {SEPTEMBER: HELD, OCTOBER: HELD})
    count(work, place("Angered", "so"), {OCTOBER: {"held": 20, "reported": 20, "in_home": 15}})


def _one_small_area(work: SqlWork) -> None:
    """Three visits in Kortedala, with the next smallest hidden beside them."""
    count(work, place("Centrum"), {OCTOBER: {"held": 40}})
    count(work, place("Angered"), {OCTOBER: {"held": 37}})
    count(work, place("Kortedala"), {OCTOBER: {"held": 3}})


@pytest.fixture(autouse=True)
async def areas(town: Town) -> None:
    """Before the console opens there."""
    await town.goes_by(RULES)


async def test_each_figure_has_its_definition_and_what_others_published(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_two_areas)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures")

    assert "januari–november 2026" in page
    assert "120 Genomförda besök Besök som har rapporterats som genomförda." in page
    assert "79,1 % 87 av 110 Besök i hemmet" in page
    assert "Räknas: besök i hemmet. Av: genomförda besök med ögonblicksbild." in page
    assert "Göteborg 2020: 90 %" in page
    assert "Göteborg 2022: 2 227 i hela området. Det går inte att jämföra rakt av." in page


async def test_a_period_and_a_place_are_chosen(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_two_areas)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures?from=2026-10&to=2026-10&area=Centrum")

    assert "oktober 2026" in page and "80 % 36 av 45 Besök i hemmet" in page


async def test_in_january_it_is_the_last_year(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    town.clock.turn_to(town.clock.now() + timedelta(days=60))
    await signs_in(visitor, karin)

    assert "januari–december 2026" in await visitor.looks("/figures")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=2026-13", "Den månaden går inte att välja."),
        ("from=soon", "Den månaden går inte att välja."),
        ("to=9999-12", "Den månaden går inte att välja."),
        ("from=2026-09&to=2026-08", "Den sista månaden är före den första."),
        ("area=Atlantis", "Något av valen finns inte."),
        ("language=klingon", "Något av valen finns inte."),
        ("area=Centrum&language=ar", "Välj bara en sak i taget"),
    ],
)
@pytest.mark.parametrize("page", ["/figures", "/figures/in_home"])
async def test_what_cannot_be_read_is_said_in_a_sentence(
    visitor: Visitor, karin: Resident, *, query: str, sentence: str, page: str
) -> None:
    await signs_in(visitor, karin)

    said = await visitor.looks(f"{page}?{query}")

    assert sentence in said and visitor.page.status_code == 422
    assert "Det som programmen följer" not in said and "<table" not in visitor.page.text


async def test_a_figure_is_told_apart_by_month_and_place(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_two_areas)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/in_home")

    assert "september 2026 80 % 36 45 oktober 2026 78,5 % 51 65" in page
    assert "Angered 75 % 15 20 Centrum 80 % 72 90 Tillsammans 79,1 % 87 110" in page
    assert "arabiska 80 % 72 90 somaliska 75 % 15 20" in page
    assert "utan mottagning" not in page


async def test_a_plot_has_the_lines_of_what_others_published(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_two_areas)
    await signs_in(visitor, karin)

    await visitor.looks("/figures/in_home")

    plots = SVG.findall(visitor.page.text)
    assert plots[0].count('class="reference"') == 1 and "Göteborg 2020: 90\xa0%" in plots[0]
    assert plots[0].count('<rect class="bar"') == 2


async def test_a_number_is_never_compared_with_a_larger_towns(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_two_areas)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/visits")

    assert 'class="reference"' not in visitor.page.text
    assert "Göteborg 2022: 2 227 i hela området." in page


async def test_few_are_hidden_with_their_neighbour_in_the_table_and_the_plot(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_one_small_area)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/visits")

    assert "Angered för få för att visas Centrum 40 Kortedala för få för att visas" in page
    assert "Tal mellan 1 och 4 visas inte" in page
    of_areas = next(one for one in SVG.findall(visitor.page.text) if "area-title" in one)
    assert of_areas.count('<rect class="bar"') == 1
    assert "Kortedala" not in of_areas and "Angered" not in of_areas


async def test_a_hidden_number_is_nowhere_on_the_pages(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    few = {"held": 50, "reported": 50, "in_home": 47, "interpreter": 3, "missed": 2}
    await town.look(lambda work: count(work, place("Centrum"), {OCTOBER: few}))
    await signs_in(visitor, karin)

    overview = await visitor.looks("/figures")

    assert "för få för att visas Besök i hemmet" in overview
    assert "för få för att visas Besök med tolk" in overview
    assert "Tal mellan 1 och 4 visas inte" in overview
    for name in ("in_home", "interpreter", "missed"):
        page = await visitor.looks(f"/figures/{name}")
        assert "för få för att visas" in page
        assert "<table" not in visitor.page.text and "<svg" not in visitor.page.text


async def test_a_narrowed_page_shows_no_more_than_the_table(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_one_small_area)
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures?area=Angered")

    assert "för få för att visas Genomförda besök" in page and "37" not in page


async def test_nothing_counted_yet_is_no_trouble(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures")

    assert "0 Genomförda besök" in page and "– 0 av 0 Besök i hemmet" in page
    assert "Genomförda besök" in await visitor.looks("/figures/visits")


async def test_a_figure_that_there_is_not_is_not_found(visitor: Visitor, karin: Resident) -> None:
    await signs_in(visitor, karin)

    await visitor.looks("/figures/happiness")

    assert visitor.page.status_code == 404


@pytest.mark.parametrize("page", ["/figures", "/figures/visits", "/figures?from=never"])
async def test_they_are_no_pages_for_those_who_visit(
    visitor: Visitor, anna: Resident, page: str
) -> None:
    await signs_in(visitor, anna)

    assert "inte för dig" in await visitor.looks(page)
    assert "Uppföljning" not in visitor.reads()


async def test_managers_read_them(town: Town, visitor: Visitor, anna: Resident) -> None:
    await town.look(_becomes_manager)
    await signs_in(visitor, anna)

    assert "Genomförda besök" in await visitor.looks("/figures")


async def test_they_are_read_in_english_as_well(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(_two_areas)
    await signs_in(visitor, karin)
    visitor.client.headers["Accept-Language"] = "en"

    page = await visitor.looks("/figures/in_home")

    assert "79.1% 87 of 110" in page and "September 2026 80% 36 45" in page


async def test_a_long_period_has_a_tick_each_year(
    town: Town, visitor: Visitor, karin: Resident
) -> None:
    await town.look(lambda work: count(work, place("Centrum"), {date(2023, 5, 1): HELD}))
    await signs_in(visitor, karin)

    page = await visitor.looks("/figures/visits?from=2023-01&to=2026-11")

    assert "jan 2023 jan 2024 jan 2025 jan 2026" in page


def _becomes_manager(work: SqlWork) -> None:
    member = work.people.by_chat(ANNA.chat_id)
    assert isinstance(member, Staff)
    work.people.save(replace(member, profession=Profession.MANAGER))
