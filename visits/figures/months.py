"""Figures are counted by calendar months, in Swedish local time; a month is its first day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from visits.programme import months_after
from visits.quiet_hours import ZONE


def month_of(day: date) -> date:
    return day.replace(day=1)


def month_at(moment: datetime) -> date:
    """
    >>> month_at(datetime.fromisoformat("2026-10-31T23:30:00+00:00"))
    datetime.date(2026, 11, 1)
    """
    return month_of(moment.astimezone(ZONE).date())


@dataclass(frozen=True, slots=True)
class Period:
    """From the first month to the last, both included.

    >>> len(Period(date(2025, 11, 1), date(2026, 2, 1)))
    4
    """

    first: date
    last: date

    def __iter__(self) -> Iterator[date]:
        return (months_after(self.first, count) for count in range(len(self)))

    def __len__(self) -> int:
        years = self.last.year - self.first.year
        return max(0, years * 12 + self.last.month - self.first.month + 1)

    def __contains__(self, month: date) -> bool:
        return self.first <= month <= self.last
