"""The yearly reports of all centres: which are not begun, begun or done."""

from console.ask import Ask, Page, Said
from console.figure_look import today_of
from visits.actions.write_report import list_reports
from visits.facts import NoSuchReport
from visits.yearly_report import year_to_report


async def shown(ask: Ask) -> Said:
    year = ask.asked("year") if "year" in ask.query else year_to_report(today_of(ask))
    try:
        return await _listed(ask, year)
    except NoSuchReport:
        return await none_such(ask, status=422)


async def none_such(ask: Ask, *, status: int = 404) -> Page:
    """The reports that there are, and that what was asked for is none of them."""
    return await _listed(ask, year_to_report(today_of(ask)), status=status)


async def _listed(ask: Ask, year: int, *, status: int = 200) -> Page:
    staff, listed = await ask.does(list_reports, year, now=ask.now)
    fields = {"listed": listed, "is_missing": status != 200}
    return Page("reports", staff, fields=fields, status=status)
