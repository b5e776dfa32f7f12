"""What each centre is paid for a month's visits: as a page, and as a file for a spreadsheet."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from markupsafe import Markup

from console import choices
from console.ask import Ask, Page, Paper, Said
from console.fields import a_month
from console.filled import BadForm, Filled, Wrong
from console.words import written
from visits.actions.see_money import MonthsMoney, see_money
from visits.money import Bill
from visits.people import Staff
from visits.quiet_hours import ZONE

FORM = "money"
NO_CENTRE = "-"
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was asked for, and found; no bills where it could not be read."""

    staff: Staff
    filled: Filled
    month: date
    bills: Sequence[Bill]
    centres: Sequence[str]


async def shown(ask: Ask) -> Said:
    seen = await _look(ask)
    fields = {
        "filled": seen.filled,
        "month": seen.month,
        "bills": seen.bills,
        "kronor": sum(bill.kronor for bill in seen.bills),
        "centres": choices.named(seen.centres),
        "money": ask.office.money,
    }
    return Page("money", seen.staff, fields=fields, status=422 if seen.filled.wrong else 200)


async def as_a_file(ask: Ask) -> Said:
    """A month that cannot be read is said on the page."""
    seen = await _look(ask)
    if seen.filled.wrong:
        return await shown(ask)
    fields = {"bills": seen.bills, "line": csv_line}
    text = written(ask.office.voice, Page("money_csv", seen.staff), ask.language, fields)
    # without the mark at its beginning Excel takes å for something else
    content = f"\ufeff{text}".encode()
    return Paper(f"money-{seen.month:%Y-%m}.csv", content, "text/csv; charset=utf-8")


def csv_line(*cells: object) -> Markup:
    r"""One line as Excel reads it in Swedish; what looks like a formula is only text.

    >>> str(csv_line("2026-11-23", 2500, "=1+1", "Varberga; Norr"))
    '2026-11-23;2500;\'=1+1;"Varberga; Norr"\r\n'
    """
    line = StringIO()
    csv.writer(line, delimiter=";").writerow(_harmless(str(cell)) for cell in cells)
    return Markup(line.getvalue())  # it is no HTML


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


async def _look(ask: Ask) -> _Seen:
    this_month = ask.now.astimezone(ZONE).date().replace(day=1)
    asked = {"month": ask.query.get("month", f"{this_month:%Y-%m}")}
    filled = Filled(FORM, {**asked, "centre": ask.query.get("centre", "")})
    month = _month(filled)
    staff, found = await ask.does(see_money, ask.office.money, month=month or this_month)
    bills = _of_centre(found, filled)
    return _Seen(staff, filled, month or this_month, () if filled.wrong else bills, found.centres)


def _month(filled: Filled) -> date | None:
    try:
        month: date = filled.read({"month": a_month})["month"]
    except BadForm:
        return None
    return month


def _of_centre(found: MonthsMoney, filled: Filled) -> Sequence[Bill]:
    wanted = filled.values["centre"]
    if wanted not in ("", NO_CENTRE, *found.centres):
        filled.wrong["centre"] = Wrong.NO_CHOICE
    if not wanted:
        return found.bills
    centre = None if wanted == NO_CENTRE else wanted
    return [bill for bill in found.bills if bill.centre == centre]
