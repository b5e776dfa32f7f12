"""Each centre reports its year: who may write, what is refused, and who is reminded."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from hembot.demo import cast
from hembot.demo.cast import Somebody
from storage.work import SqlWork
from tests.town import Town
from visits.actions.write_report import finish_report, list_reports, save_report, see_report
from visits.facts import NoSuchReport, NotAllowed, ReportChanged
from visits.money import Money
from visits.yearly_report import State, Texts, YearlyReport

WHOLE = Texts("Hemma hos familjen.", "Sex besök.", "Fler språk.")
MONEY = Money(fixed_centres=frozenset({"Varberga"}))


@pytest.fixture
async def town(town: Town) -> Town:
    """Varberga has fixed funding; the first family belongs to Mikaeli."""
    await town.is_paid_by(MONEY)
    await town.look(_belongs_to_mikaeli)
    return town


def _belongs_to_mikaeli(work: SqlWork) -> None:
    work.families.save(replace(work.families.get(1), centre="Mikaeli"))


async def listed(town: Town, year: int = 2026) -> Sequence[YearlyReport]:
    now = town.clock.now()
    seen = await town.perform(list_reports, cast.KARIN.chat_id, year, now=now)
    return seen.reports


async def saves(town: Town, before: YearlyReport, texts: Texts = WHOLE) -> YearlyReport:
    now = town.clock.now()
    return await town.perform(save_report, cast.KARIN.chat_id, before, texts, now=now)


async def finishes(town: Town, before: YearlyReport) -> YearlyReport:
    now = town.clock.now()
    return await town.perform(finish_report, cast.KARIN.chat_id, before, now=now)


async def test_centres_with_fixed_funding_or_families_report(town: Town) -> None:
    assert [report.centre for report in await listed(town)] == ["Mikaeli", "Varberga"]


async def test_a_report_is_begun_then_done_and_changed_it_is_a_draft_again(town: Town) -> None:
    mikaeli, _ = await listed(town)
    draft = await saves(town, mikaeli)
    done = await finishes(town, draft)
    again = await saves(town, done, replace(WHOLE, plans="Nya planer."))

    states = [one.state for one in (mikaeli, draft, done, again)]
    assert states == [State.NOT_BEGUN, State.DRAFT, State.DONE, State.DRAFT]
    assert (await listed(town))[0] == again


async def test_each_year_has_its_own(town: Town) -> None:
    await saves(town, (await listed(town))[0])

    assert [report.state for report in await listed(town, 2025)] == [State.NOT_BEGUN] * 2


@pytest.mark.parametrize("is_new", [True, False])
async def test_what_a_colleague_has_saved_is_not_written_over(town: Town, is_new: bool) -> None:
    begun, _ = await listed(town)
    before = begun if is_new else await saves(town, begun)
    colleagues = await saves(town, before, replace(WHOLE, form="Kollegans."))

    with pytest.raises(ReportChanged):
        await saves(town, before)
    with pytest.raises(ReportChanged):
        await finishes(town, replace(before, texts=WHOLE))

    assert (await listed(town))[0] == colleagues


@pytest.mark.parametrize("somebody", [cast.ANNA, cast.SAMIRA, cast.AMINA])
async def test_only_coordinators_and_managers_write_it(town: Town, somebody: Somebody) -> None:
    now = town.clock.now()
    with pytest.raises(NotAllowed):
        await town.perform(list_reports, somebody.chat_id, 2026, now=now)
    with pytest.raises(NotAllowed):
        await town.perform(see_report, somebody.chat_id, "Mikaeli", year=2026, now=now)
    with pytest.raises(NotAllowed):
        report = YearlyReport("Mikaeli", 2026)
        await town.perform(save_report, somebody.chat_id, report, WHOLE, now=now)


@pytest.mark.parametrize(
    ("centre", "year"), [("Ingenstans", 2026), ("Mikaeli", 2027), ("Mikaeli", 2021), ("", 2026)]
)
async def test_what_nobody_reports_cannot_be_seen_or_saved(
    town: Town, centre: str, year: int
) -> None:
    now = town.clock.now()
    with pytest.raises(NoSuchReport):
        await town.perform(see_report, cast.KARIN.chat_id, centre, year=year, now=now)
    with pytest.raises(NoSuchReport):
        await saves(town, YearlyReport(centre, year))
