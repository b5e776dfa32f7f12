"""Working hours as people write them, one weekday a field."""

from collections.abc import Iterable, Mapping
from datetime import time
from itertools import pairwise
from typing import Any

from console.filled import Reads, Unfit, Wrong
from messages.reading.written import read_hours
from visits.people import WorkDay

WEEK = range(7)


def name_of(weekday: int) -> str:
    """The field of this weekday; Monday is 0."""
    return f"weekday{weekday}"


def as_written(hours: Iterable[WorkDay]) -> dict[str, str]:
    """
    >>> as_written([WorkDay(0, time(8), time(12)), WorkDay(0, time(13), time(16, 30))])["weekday0"]
    '08:00–12:00, 13:00–16:30'
    """
    spans: dict[str, list[str]] = {name_of(weekday): [] for weekday in WEEK}
    for day in sorted(hours, key=lambda one: (one.weekday, one.starts)):
        spans[name_of(day.weekday)].append(f"{day.starts:%H:%M}–{day.ends:%H:%M}")
    return {name: ", ".join(written) for name, written in spans.items()}


def spans(written: str) -> tuple[tuple[time, time], ...]:
    """What one weekday's field says; nothing on a day off. Raises Unfit.

    >>> spans("8-12, 13–16.30")
    ((datetime.time(8, 0), datetime.time(12, 0)), (datetime.time(13, 0), datetime.time(16, 30)))
    """
    found = tuple(_span(part.strip()) for part in written.split(",")) if written else ()
    edges = [edge for span in found for edge in span]
    if any(one >= other for one, other in pairwise(edges)):
        raise Unfit(Wrong.NO_WORKING_HOURS)
    return found


FIELDS: Mapping[str, Reads] = {name_of(weekday): spans for weekday in WEEK}


def as_hours(read: Mapping[str, Any]) -> tuple[WorkDay, ...]:
    """The week that the fields mean."""
    return tuple(
        WorkDay(weekday, starts, ends)
        for weekday in WEEK
        for starts, ends in read[name_of(weekday)]
    )


def _span(part: str) -> tuple[time, time]:
    found = read_hours(part)
    if found is None:
        raise Unfit(Wrong.NO_WORKING_HOURS)
    return found
