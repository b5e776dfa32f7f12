"""What an address asks of the figures: from which month to which, and of whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from visits.figures.asked import Asked
from visits.figures.counted import Dimension
from visits.figures.months import Period, month_of
from visits.programme import months_after

YEARS_BACK = 4
A_YEAR, A_QUARTER = 12, 3


class Wrong(StrEnum):
    """Why an address cannot be read; `_figures_form.j2` has a sentence for each."""

    MONTH = "month"
    BACKWARDS = "backwards"
    CHOICE = "choice"
    SEVERAL = "several"


class Misread(Exception):
    """The address asks for something that cannot be."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


class Quick(StrEnum):
    """A period that is chosen in one tap."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    TWELVE_MONTHS = "twelve_months"
    LAST_QUARTER = "last_quarter"
    QUARTER_BEFORE = "quarter_before"
    COMING_MONTHS = "coming_months"
    COMING_YEAR = "coming_year"
    THIS_MONTH = "this_month"
    NEXT_MONTH = "next_month"


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be asked for: months, and the values of each dimension by their names."""

    months: Sequence[date]
    named: Mapping[Dimension, Mapping[str, str]]


def months_until(last: date) -> Sequence[date]:
    """The latest first, back to a January.

    >>> len(months_until(date(2026, 11, 1)))
    59
    """
    first = date(last.year - YEARS_BACK, 1, 1)
    return tuple(reversed(list(Period(first, last))))


def quick_periods(today: date) -> Mapping[Quick, Period]:
    """
    >>> quick_periods(date(2026, 11, 23))[Quick.LAST_QUARTER]
    Period(first=datetime.date(2026, 7, 1), last=datetime.date(2026, 9, 1))
    """
    month, january = month_of(today), date(today.year, 1, 1)
    quarter = months_after(january, (today.month - 1) // A_QUARTER * A_QUARTER)
    return {
        Quick.THIS_YEAR: Period(january, month),
        Quick.LAST_YEAR: _before(january, A_YEAR),
        Quick.TWELVE_MONTHS: _before(month, A_YEAR),
        Quick.LAST_QUARTER: _before(quarter, A_QUARTER),
        Quick.QUARTER_BEFORE: _before(months_after(quarter, -A_QUARTER), A_QUARTER),
    }


def work_periods(today: date) -> Mapping[Quick, Period]:
    """Of what is done and still to do.

    >>> work_periods(date(2026, 11, 23))[Quick.COMING_MONTHS]
    Period(first=datetime.date(2026, 11, 1), last=datetime.date(2027, 1, 1))
    """
    month = month_of(today)
    following = months_after(month, 1)
    return {
        Quick.COMING_MONTHS: Period(month, months_after(month, A_QUARTER - 1)),
        Quick.THIS_MONTH: Period(month, month),
        Quick.NEXT_MONTH: Period(following, following),
        Quick.COMING_YEAR: Period(month, months_after(month, A_YEAR - 1)),
        Quick.THIS_YEAR: Period(date(today.year, 1, 1), month),
    }


def usual_period(today: date) -> Period:
    """This year; in January there is nothing of it yet.

    >>> usual_period(date(2027, 1, 20))
    Period(first=datetime.date(2026, 1, 1), last=datetime.date(2026, 12, 1))
    """
    periods = quick_periods(today)
    return periods[Quick.LAST_YEAR if today.month == 1 else Quick.THIS_YEAR]


def _before(month: date, many: int) -> Period:
    """So many whole months."""
    return Period(months_after(month, -many), months_after(month, -1))


def read_asked(query: Mapping[str, str], choices: Choices, usual: Period) -> Asked:
    """Raises Misread."""
    period = Period(
        _month(query.get("from"), choices, usual.first),
        _month(query.get("to"), choices, usual.last),
    )
    if not len(period):
        raise Misread(Wrong.BACKWARDS)
    only = {one: query[one] for one in Dimension if query.get(one)}
    if any(value not in choices.named.get(one, {}) for one, value in only.items()):
        raise Misread(Wrong.CHOICE)
    if len(only) > 1:  # decision 18
        raise Misread(Wrong.SEVERAL)
    return Asked(period, only)


def _month(written: str | None, choices: Choices, usual: date) -> date:
    if not written:
        return usual
    found = {month_sign(month): month for month in choices.months}.get(written)
    if found is None:
        raise Misread(Wrong.MONTH)
    return found


def month_sign(month: date) -> str:
    """As it stands in an address.

    >>> month_sign(date(2026, 9, 1))
    '2026-09'
    """
    return f"{month:%Y-%m}"


def values_of(asked: Asked) -> Mapping[str, str]:
    """What stands in the fields that ask for this."""
    months = {"from": month_sign(asked.period.first), "to": month_sign(asked.period.last)}
    return {**months, **{str(one): value for one, value in asked.only.items()}}


def address_of(asked: Asked) -> str:
    """The same behind the question mark of an address."""
    return urlencode(values_of(asked))
