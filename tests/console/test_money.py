"""Coordinators and managers see what centres are paid for visits, and take it with them."""

from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from console.office import ROOT, Office
from hembot.demo import cast
from hembot.demo.seed import PROGRAMME
from storage.work import SqlWork
from tests.console.conftest import Visitor, signs_in
from tests.resident import Resident
from tests.town import Town
from tests.visits.paid_visits import MONEY, NOVEMBER, OCTOBER, SUMS, Row, held
from visits.actions.report import report
from visits.people import Family, Parent, ParentRole
from visits.programme import Place, Window
from visits.snapshot import Snapshot
from visits.transitions import Event
from visits.visit import Status, Visit, slot_of

MONTHS = {"2026-10": OCTOBER, "2026-11": NOVEMBER}
FIRST_LINE = "Mottagning;Dag;Familj;Besök nr;Åtgärdskod;Kronor;Anmärkning"


@pytest.fixture
def office(office: Office) -> Office:
    return replace(office, money=MONEY)


@pytest.fixture
async def page(town: Town, visitor: Visitor, karin: Resident) -> Visitor:
    """Karin's, in a town where the visits that are reckoned by hand took place."""
    await town.look(_take_place)
    await signs_in(visitor, karin)
    return visitor


def _take_place(work: SqlWork) -> None:
    pair = work.families.get(1).pair
    families: dict[str, int] = {}
    for one in held():
        alias = _here(one.alias)
        if alias not in families:
            parents = (Parent(0, 0, ParentRole.BIRTH, "sv"),)
            new = Family(0, alias, PROGRAMME, pair, parents, centre=one.centre)
            families[alias] = work.families.add(new).id
        window = Window(one.starts_at.date(), one.starts_at.date())
        visit = Visit(0, families[alias], one.number, "", Place.HOME, window, status=Status.HELD)
        stored = work.visits.add(replace(visit, edition=1, slot=slot_of(one.starts_at, 60)))
        if one.seen is not None:
            work.snapshots.add(Snapshot(stored.id, one.seen, pair.nurse.id, one.starts_at))


@pytest.mark.parametrize("month", MONTHS)
async def test_a_months_page_shows_what_was_reckoned_by_hand(page: Visitor, month: str) -> None:
    said = await page.looks(f"/money?month={month}")

    for rows in MONTHS[month].values():
        for day, alias, number, code, kronor in rows:
            paid = _grouped(kronor) if code else "ögonblicksbild saknas"
            assert f"{day} {_here(alias)} {number} {code or '–'} {paid}" in said
        assert f"Summa {_grouped(sum(row[-1] for row in rows))}" in said
    assert f"Tillsammans: {_grouped(SUMS[month])} kr" in said
    assert said.count("ZV509") == 1 + sum(
        bool(r[3]) for rows in MONTHS[month].values() for r in rows
    )


async def test_the_page_says_which_amounts_hold(page: Visitor) -> None:
    said = await page.looks("/money")

    assert "Från 2026-11-15: 2 600 kr. Med fast ersättning: 1 850 kr." in said
    assert "Fast ersättning har: Mikaeli, Varberga." in said


@pytest.mark.parametrize(
    ("centre", "there", "gone"),
    [
        ("Varberga", "F-9001", "F-9002"),
        ("Adolfsberg", "F-9002", "F-9001"),
        ("-", "F-9003", "F-9001"),
    ],
)
async def test_one_centre_by_itself(page: Visitor, centre: str, there: str, gone: str) -> None:
    said = await page.looks(f"/money?month=2026-10&centre={centre}")

    assert there in said and gone not in said


async def test_families_of_no_centre_are_under_a_heading_of_their_own(page: Visitor) -> None:
    said = await page.looks("/money?month=2026-10&centre=-")

    assert "Utan mottagning Familjerna hör inte till någon mottagning." in said
    assert "Tillsammans: 2 500 kr" in said


async def test_a_month_without_visits_says_so(page: Visitor) -> None:
    said = await page.looks("/money?month=2031-01")

    assert "Inga besök den månaden." in said and "Tillsammans: 0 kr" in said


async def test_without_a_month_this_one_is_shown(page: Visitor) -> None:
    assert "2026-11-14" in await page.looks("/money")


@pytest.mark.parametrize("address", ["/money", "/money.csv"])
@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ("month=2026-13", "Skriv en månad så här: 2026-11."),
        ("month=november", "Skriv en månad så här: 2026-11."),
        ("month=0001-01", "Skriv en månad så här: 2026-11."),
        ("month=9999-12", "Skriv en månad så här: 2026-11."),
        ("month=2026-11-01", "Skriv en månad så här: 2026-11."),
        ("month=", "Fyll i det här."),
        ("month=2026-11&centre=Ingenstans", "Välj något i listan."),
    ],
)
async def test_what_nobody_can_ask_for_is_said_in_a_sentence(
    page: Visitor, address: str, asked: str, wrong: str
) -> None:
    said = await page.looks(f"{address}?{asked}")

    assert page.page.status_code == 422
    assert wrong in said and "F-9001" not in said


@pytest.mark.parametrize("month", MONTHS)
async def test_the_file_holds_the_same_for_excel(page: Visitor, month: str) -> None:
    await page.looks(f"/money.csv?month={month}")

    answer = page.page
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="money-{month}.csv"' in answer.headers["content-disposition"]
    lines = answer.content.decode("utf-8-sig").split("\r\n")
    assert (lines[0], lines[-1]) == (FIRST_LINE, "")
    assert lines[1:-1] == [
        _as_a_line(centre, row) for centre, rows in MONTHS[month].items() for row in rows
    ]


async def test_the_file_of_one_centre_is_linked_from_its_page(page: Visitor) -> None:
    await page.looks("/money?month=2026-10&centre=Varberga")
    href = page.page.text.partition(f'href="{ROOT}/money.csv')[2].partition('"')[0]

    await page.looks(f"/money.csv{href.replace('&amp;', '&')}")

    assert page.page.text.count("Varberga") == 2


@pytest.mark.parametrize("centre", ["=1+1", "+46", "-2", "@SUM(A1)"])
async def test_a_name_that_looks_like_a_formula_is_only_text(
    town: Town, page: Visitor, centre: str
) -> None:
    await town.look(
        lambda work: work.families.save(replace(_by_alias(work, "F-9003"), centre=centre))
    )

    await page.looks("/money.csv?month=2026-10")

    assert f"\r\n'{centre};2026-10-15;F-9003" in page.page.text


async def test_a_visit_that_was_corrected_to_missed_is_not_paid(town: Town, page: Visitor) -> None:
    visit = (await town.look(lambda work: work.visits.of_family(_by_alias(work, "F-9003").id)))[0]

    await town.perform(
        report,
        cast.ANNA.chat_id,
        visit.id,
        edition=visit.edition,
        event=Event.MISS,
        now=town.clock.now(),
    )

    said = await page.looks("/money?month=2026-10")
    assert "F-9003" not in said
    assert f"Tillsammans: {_grouped(SUMS['2026-10'] - 2500)} kr" in said


@pytest.mark.parametrize("address", ["/money", "/money.csv"])
async def test_it_is_no_page_for_those_who_visit(
    new_visitor: Callable[[], Visitor], anna: Resident, samira: Resident, address: str
) -> None:
    for somebody in (anna, samira):
        visitor = new_visitor()
        await signs_in(visitor, somebody)
        assert "Ersättning" not in await visitor.looks("/")
        assert "inte för dig" in await visitor.looks(address)
        assert visitor.page.status_code == httpx.codes.FORBIDDEN


async def test_the_menu_leads_there(page: Visitor) -> None:
    assert "Ersättning" in await page.looks("/")


def _as_a_line(centre: str | None, row: Row) -> str:
    day, alias, number, code, kronor = row
    remark = "" if code else "ögonblicksbild saknas"
    cells = (centre or "Utan mottagning", day, _here(alias), number, code, kronor, remark)
    return ";".join(map(str, cells))


def _here(alias: str) -> str:
    """The town's own families have the small numbers already."""
    return alias.replace("F-0", "F-9")


def _by_alias(work: SqlWork, alias: str) -> Family:
    family = work.families.by_alias(alias)
    assert family is not None
    return family


def _grouped(kronor: int) -> str:
    return f"{kronor:,}".replace(",", " ")
