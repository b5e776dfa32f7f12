"""The times of what a coordinator enters by hand: one day, or the same hours every week."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from visits.activity import Times
from visits.quiet_hours import ZONE

ONE_DAY = timedelta(days=1)
LONGEST_AHEAD = timedelta(days=365)

IsClosed = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to, on the clocks of Sweden.

    >>> Hours(time(9, 30), time(11, 30)).on(date(2026, 3, 26)).starts_at.hour  # normal time
    8
    >>> Hours(time(9, 30), time(11, 30)).on(date(2026, 4, 2)).starts_at.hour  # summer time
    7
    """

    begins: time
    ends: time

    def on(self, day: date) -> Times:
        """That day's time, known by its day. It lasts as long on the nights when clocks change."""
        starts_at = datetime.combine(day, self.begins, ZONE).astimezone(UTC)
        lasts = datetime.combine(day, self.ends) - datetime.combine(day, self.begins)
        return Times(day.isoformat(), starts_at, starts_at + lasts)


def weekly_times(
    weekdays: Collection[int], hours: Hours, *, last_day: date, now: datetime
) -> Iterator[Times]:
    """Those that are still to begin, until the last day with it; Monday is 0."""
    day = now.astimezone(ZONE).date()
    while day <= last_day:
        if day.weekday() in weekdays and (times := hours.on(day)).starts_at > now:
            yield times
        day += ONE_DAY
