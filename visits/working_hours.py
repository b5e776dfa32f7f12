"""The hours in which all of some people work, free of days off: from local time to UTC, once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from visits.booking_rules import DaysOff
from visits.busy import seconds
from visits.people import WorkDay
from visits.quiet_hours import ZONE

Wall = tuple[time, time]
Week = tuple[WorkDay, ...]


class Hours(NamedTuple):
    """Part of a local day, from `starts` until `ends` (seconds since 1970, UTC)."""

    day: date
    starts: int
    ends: int


def shared_hours(weeks: Iterable[Week], days: Iterable[date], days_off: DaysOff) -> Iterator[Hours]:
    """The parts of these days in which everybody works, earliest first."""
    week = _shared_week(tuple(weeks))
    for day in days:
        closing = days_off(day)
        for starts, ends in week[day.weekday()]:
            until = ends if closing is None else min(ends, closing)
            if starts < until:
                yield Hours(day, _utc(day, starts), _utc(day, until))


def days_between(first: date, last: date) -> list[date]:
    """All days from the first to the last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def day_begins(day: date) -> datetime:
    """Local midnight, in UTC."""
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


@lru_cache(maxsize=256)
def _shared_week(weeks: tuple[Week, ...]) -> tuple[Sequence[Wall], ...]:
    return tuple(_shared_day(weeks, weekday) for weekday in range(7))


def _shared_day(weeks: tuple[Week, ...], weekday: int) -> Sequence[Wall]:
    shared: Sequence[Wall] = [(time.min, time.max)]
    for week in weeks:
        own = _joined((day.starts, day.ends) for day in week if day.weekday == weekday)
        pieces = ((max(a, c), min(b, d)) for (a, b), (c, d) in product(shared, own))
        shared = [(starts, ends) for starts, ends in pieces if starts < ends]
    return shared


def _joined(spans: Iterable[Wall]) -> list[Wall]:
    """In order, and as one where they touch: nobody goes home between 8–12 and 12–16."""
    joined: list[Wall] = []
    for starts, ends in sorted(spans):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return joined


def _utc(day: date, wall: time) -> int:
    return seconds(datetime.combine(day, wall, ZONE))
