"""How old a child is, in the unit that people use at that age."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from visits.programme import months_after

WEEKS_FROM, MONTHS_FROM = 1, 2


class GrownIn(StrEnum):
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Grown:
    """Whole units, as many as have passed."""

    number: int
    unit: GrownIn


def grown(born_on: date, on: date) -> Grown:
    """Days in the first week, weeks until two months, then months.

    >>> grown(date(2026, 10, 12), date(2026, 11, 23))
    Grown(number=6, unit=<GrownIn.WEEKS: 'weeks'>)
    """
    days, months = (on - born_on) // timedelta(days=1), whole_months(born_on, on)
    if months >= MONTHS_FROM:
        return Grown(months, GrownIn.MONTHS)
    weeks = days // 7
    return Grown(weeks, GrownIn.WEEKS) if weeks >= WEEKS_FROM else Grown(days, GrownIn.DAYS)


def whole_months(born_on: date, on: date) -> int:
    """How many months have passed.

    >>> whole_months(date(2026, 10, 12), date(2027, 2, 11))
    3
    """
    months = (on.year - born_on.year) * 12 + on.month - born_on.month
    return months - 1 if months_after(born_on, months) > on else months
