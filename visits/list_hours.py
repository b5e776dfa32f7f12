"""When staff hear about a day: the afternoon before, and what has changed the same morning."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from visits.booking_rules import DaysOff
from visits.quiet_hours import ZONE

LISTED, CHANGES = time(16), time(7)
LATE = timedelta(hours=1)
"""So long after seven the changes are still told, if nobody could tell them in time."""
LONGEST_BREAK = 14
"""Days; nobody is free for longer than that because of holidays."""
_ONE_DAY = timedelta(days=1)
_WORKDAYS = range(5)


def listed_at(day: date, days_off: DaysOff) -> datetime:
    """16:00 on the last working day before it, or when that day's work ends earlier (UTC).

    So what lies between two working days is listed before the first of them has ended.

    >>> from visits.booking_rules import no_days_off
    >>> listed_at(date(2026, 11, 30), no_days_off).isoformat()  # a Monday
    '2026-11-27T15:00:00+00:00'
    """
    before = day - _ONE_DAY
    while not _is_worked(before, days_off):
        before -= _ONE_DAY
    return _at(before, min(LISTED, days_off(before) or LISTED))


def changes_at(day: date) -> datetime:
    """07:00 on the day itself (UTC)."""
    return _at(day, CHANGES)


def days_to_list(now: datetime, days_off: DaysOff) -> Iterator[date]:
    """The days of which staff are to have heard by now, until an hour after their changes."""
    today = now.astimezone(ZONE).date()
    for n in range(LONGEST_BREAK):
        day = today + n * _ONE_DAY
        if listed_at(day, days_off) > now:
            return
        if now < changes_at(day) + LATE:
            yield day


def days_ahead(now: datetime, days_off: DaysOff) -> Iterator[date]:
    """The days whose lists are still to come, the next one first."""
    today = now.astimezone(ZONE).date()
    days = (today + n * _ONE_DAY for n in range(LONGEST_BREAK))
    return (day for day in days if listed_at(day, days_off) > now)


def _is_worked(day: date, days_off: DaysOff) -> bool:
    return day.weekday() in _WORKDAYS and days_off(day) != time()


def _at(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE).astimezone(UTC)
