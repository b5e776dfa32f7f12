"""Coordinators and managers write each centre's yearly report; its figures are there already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from visits import access
from visits.access import Act
from visits.actions.see_figures import overview, today_in
from visits.facts import NoSuchReport, ReportChanged
from visits.figures.asked import Asked
from visits.figures.cell import Cell
from visits.figures.counted import Dimension
from visits.figures.months import Period
from visits.people import Person
from visits.work import Work
from visits.yearly_report import Texts, YearlyReport, deadline, years_to_report


@dataclass(frozen=True, slots=True)
class Reports:
    """One of each centre that has, or could have, something to report of the year."""

    year: int
    years: Sequence[int]
    reports: Sequence[YearlyReport]
    deadline: date


@dataclass(frozen=True, slots=True)
class Written:
    """A report, who saved it last, and the figures of the centre; None where they are hidden."""

    report: YearlyReport
    by: Person | None
    asked: Asked
    cells: Mapping[str, Cell | None]
    deadline: date


def list_reports(work: Work, chat_id: int, year: int, *, now: datetime) -> Reports:
    """Raises NoSuchReport for a year that is not offered."""
    access.staff(work.people.by_chat(chat_id), Act.WRITE_REPORT)
    years = tuple(years_to_report(today_in(now)))
    if year not in years:
        raise NoSuchReport
    return Reports(year, years, reports_of(work, year), deadline(year))


def reports_of(work: Work, year: int) -> Sequence[YearlyReport]:
    """Of the centres with fixed funding, those that families belong to, and those with one."""
    saved = {report.centre: report for report in work.yearly_reports.of_year(year)}
    centres = {*work.money.fixed_centres, *work.yearly_reports.centres(), *saved}
    return [saved.get(centre, YearlyReport(centre, year)) for centre in sorted(centres)]


def see_report(work: Work, chat_id: int, centre: str, *, year: int, now: datetime) -> Written:
    """Raises NoSuchReport, and what `access.staff` raises."""
    report = find_report(work, chat_id, centre, year=year, now=now)
    period = Period(date(year, 1, 1), date(year, 12, 1))
    asked = Asked(period, {Dimension.CENTRE: centre})
    by = None if report.by is None else work.people.get(report.by)
    cells = overview(work, asked, today=today_in(now)).cells
    return Written(report, by, asked, cells, deadline(year))


def find_report(work: Work, chat_id: int, centre: str, *, year: int, now: datetime) -> YearlyReport:
    """As it stands, maybe not begun. Raises like `see_report`."""
    listed = list_reports(work, chat_id, year, now=now).reports
    found = next((report for report in listed if report.centre == centre), None)
    if found is None:
        raise NoSuchReport
    return found


def save_report(
    work: Work, chat_id: int, before: YearlyReport, texts: Texts, *, now: datetime
) -> YearlyReport:
    """A draft (again); `before` is what was changed. Raises ReportChanged if it stands no more."""
    return _keep(work, chat_id, replace(before, texts=texts, is_done=False), now)


def finish_report(work: Work, chat_id: int, before: YearlyReport, *, now: datetime) -> YearlyReport:
    """Nobody is reminded of it any more. Raises like `save_report`; its texts must be there."""
    assert before.texts.are_whole
    return _keep(work, chat_id, replace(before, is_done=True), now)


def _keep(work: Work, chat_id: int, report: YearlyReport, now: datetime) -> YearlyReport:
    by = access.staff(work.people.by_chat(chat_id), Act.WRITE_REPORT)
    find_report(work, chat_id, report.centre, year=report.year, now=now)
    kept = replace(report, by=by.id, at=now, revision=report.revision + 1)
    if not work.yearly_reports.save(kept):
        raise ReportChanged(report.centre, report.year)
    return kept
