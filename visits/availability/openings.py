"""Between which moments a visit may begin, so that everybody can come, be there, and go on."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from functools import cache
from itertools import chain
from typing import NamedTuple

from visits.availability.search import Search
from visits.busy import Taken, seconds
from visits.people import WorkDay
from visits.working_hours import shared_hours

MINUTE = 60


class Opening(NamedTuple):
    """A visit may begin from `first` until `last`, both included (seconds since 1970, UTC)."""

    day: date
    first: int
    last: int


Block = tuple[int, int]
"""Nobody can begin between these two moments; at each of them one can."""


def openings(search: Search, taken: Sequence[Sequence[Taken]]) -> Iterator[Opening]:
    """In order of time. `taken` are each person's times.

    A gap of one person lets a visit begin from `end before + travel` to
    `start after - travel - length`. What everybody's gaps have in common is what is left when all
    that lies between anybody's gaps is taken away.
    """
    blocks, at, free = sorted(_blocks(search, taken)), 0, 0
    for day, first, last in _beginnings(search):
        free = max(first, free)
        while at < len(blocks) and blocks[at][0] < last:
            starts, ends = blocks[at]
            if free <= starts:
                yield Opening(day, free, starts)
            if ends > free:
                free = ends
            at += 1
        if free <= last:
            yield Opening(day, free, last)


def _beginnings(search: Search) -> Iterator[Opening]:
    """When visits could begin in everybody's working hours if nobody were taken."""
    length, earliest = search.minutes * MINUTE, seconds(search.now + search.rules.notice)
    weeks = (_families_week(search.rules.first_visit), *(s.working_hours for s in search.staff))
    for hours in shared_hours(weeks, search.days, search.rules.days_off):
        first = max(hours.starts, earliest)
        if first <= hours.ends - length:
            yield Opening(hours.day, first, hours.ends - length)


@cache
def _families_week(first_visit: time) -> tuple[WorkDay, ...]:
    return tuple(WorkDay(weekday, first_visit, time.max) for weekday in range(7))


def _blocks(search: Search, taken: Sequence[Sequence[Taken]]) -> list[Block]:
    """When a visit would begin too soon before or after a time that somebody is taken."""
    length = search.minutes * MINUTE
    margins = {area: _margins(search, area) for area in {one.area for one in chain(*taken)}}
    blocks = [
        (starts - length - margins[area][0], ends + margins[area][1])
        for starts, ends, area in chain(*taken)
    ]
    return blocks + [
        (seconds(slot.starts_at) - length, seconds(slot.ends_at)) for slot in search.besides
    ]


def _margins(search: Search, area: str | None) -> tuple[int, int]:
    """Seconds from a visit until something in that area can begin, and the other way round."""
    travel = search.rules.travel.minutes(search.area, area)
    return (search.rules.after + travel) * MINUTE, (search.rules.before + travel) * MINUTE
