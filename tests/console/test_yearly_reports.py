"""Coordinators and managers write each centre's yearly report on its page."""

from collections.abc import Callable
from html import unescape

import httpx
import pytest

from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.console.counted_families import OCTOBER, count, place
from tests.console.forms import Forms
from tests.resident import Resident
from tests.town import Town
from visits.figures.counted import Dimension
from visits.money import Money
from visits.yearly_report import State, YearlyReport

MONEY = Money(fixed_centres=frozenset({"Vivalla/Lundby", "Varberga"}))
ADDRESS = "/reports/2026/Vivalla/Lundby"
FAMILIES = 8


@pytest.fixture
async def town(town: Town) -> Town:
    """Eight families of one centre; of the visits in the home too few took place elsewhere."""
    await town.is_paid_by(MONEY)
    await town.look(_counts)
    return town


def _counts(work: SqlWork) -> None:
    where = {**place("Centrum"), Dimension.CENTRE: "Vivalla/Lundby"}
    for number in range(FAMILIES):
        reported = {"held": 2, "reported": 1, "in_home": int(number > 0), "interpreter": 1}
        count(work, where, {OCTOBER: reported})


@pytest.fixture
async def page(town: Town, visitor: Visitor, karin: Resident) -> Visitor:
    await signs_in(visitor, karin)
    return visitor


def field(visitor: Visitor, name: str) -> str:
    forms = Forms(visitor.page.text).forms
    return next(unescape(form.fields[name]) for form in forms if name in form.fields)


async def saved(town: Town) -> YearlyReport | None:
    return await town.look(lambda work: work.yearly_reports.get("Vivalla/Lundby", 2026))


async def test_the_figures_lead_to_the_list_of_the_year(page: Visitor) -> None:
    assert "Årsrapporter" in await page.looks("/figures")

    said = await page.looks("/reports")
    assert "Rapporterna för 2026 ska vara inlämnade senast 31 januari 2027." in said
    assert "Varberga Inte påbörjad Vivalla/Lundby Inte påbörjad" in said


async def test_empty_texts_hold_a_proposal_with_the_figures_that_may_be_shown(
    page: Visitor,
) -> None:
    said = await page.looks(ADDRESS)

    assert "Årsrapport 2026, Vivalla/Lundby" in said
    assert "Antalet genomförda hembesök var 16." in field(page, "extent")
    assert "Antalet familjer som fick minst ett hembesök under 2026 var 8." in field(page, "extent")
    assert "Tolk var med vid 100\xa0% av besöken." in field(page, "form")
    assert "Under 2027 fortsätter Vivalla/Lundby" in field(page, "plans")


async def test_a_hidden_figure_leaves_its_sentence_out(page: Visitor) -> None:
    said = await page.looks(ADDRESS)

    assert "för få för att visas" in said
    assert "hemma hos familjen" not in field(page, "form")


async def test_nothing_is_saved_before_somebody_saves(town: Town, page: Visitor) -> None:
    await page.looks(ADDRESS)

    assert await saved(town) is None


async def test_a_draft_is_saved_then_done(town: Town, page: Visitor) -> None:
    await page.looks(ADDRESS)

    said = await page.presses("Spara", form="Vi gick hem.\r\nÅtta gånger.", plans="")
    assert "Sparat." in said and "Utkast" in said and "Karin sparade" in said
    draft = await saved(town)
    assert draft is not None and draft.texts.form == "Vi gick hem.\nÅtta gånger."
    assert field(page, "plans")

    said = await page.presses("Markera som klar")
    done = await saved(town)
    assert "Rapporten är klar." in said
    assert done is not None and (done.state, done.revision) == (State.DONE, 3)
    assert "Vivalla/Lundby Klar" in await page.looks("/reports?year=2026")


async def test_a_report_with_a_gap_is_not_done(town: Town, page: Visitor) -> None:
    await page.looks(ADDRESS)

    said = await page.presses("Markera som klar", plans="  ")

    assert "Fyll i det här." in said and page.page.status_code == 422
    assert await saved(town) is None


async def test_what_is_too_long_stays_in_its_field(town: Town, page: Visitor) -> None:
    await page.looks(ADDRESS)

    said = await page.presses("Spara", form="M" * 5001)

    assert "Skriv kortare." in said and "M" * 5001 in field(page, "form")
    assert await saved(town) is None


async def test_two_who_write_see_both(
    town: Town, page: Visitor, new_visitor: Callable[[], Visitor], karin: Resident
) -> None:
    await page.looks(ADDRESS)
    other = new_visitor()
    await signs_in(other, karin)
    await other.looks(ADDRESS)
    await other.presses("Spara", form="Kollegans text.")

    said = await page.presses("Spara", form="Min text.")

    assert page.page.status_code == 409
    assert "Sparat av någon annan: Kollegans text." in said and field(page, "form") == "Min text."
    await page.presses("Spara")
    report = await saved(town)
    assert report is not None and report.texts.form == "Min text."


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/reports?year=1900", 422),
        ("/reports?year=abc", 422),
        ("/reports?year=", 422),
        ("/reports/1900/Varberga", 404),
        ("/reports/2026/Ingenstans", 404),
        ("/reports/99999999999999999999/Varberga", 404),
    ],
)
async def test_what_there_is_not_is_said_in_a_sentence(
    page: Visitor, address: str, status: int
) -> None:
    said = await page.looks(address)

    assert "Den rapporten finns inte. Välj ett år och en mottagning i listan." in said
    assert page.page.status_code == status


@pytest.mark.parametrize("address", ["/reports", ADDRESS])
async def test_it_is_no_page_for_those_who_visit(
    new_visitor: Callable[[], Visitor], anna: Resident, address: str
) -> None:
    visitor = new_visitor()
    await signs_in(visitor, anna)

    assert "inte för dig" in await visitor.looks(address)
    assert visitor.page.status_code == httpx.codes.FORBIDDEN
