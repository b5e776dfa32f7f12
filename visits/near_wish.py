"""Which free times are shown for what a parent seems to wish for: fitting ones, else near ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TypeVar

from visits.availability.choice import on_the_grid
from visits.availability.openings import openings
from visits.availability.search import Search
from visits.busy import Taken
from visits.quiet_hours import ZONE
from visits.slots import Part
from visits.visit import Slot, slot_of
from visits.wished_time import WishedTime

T = TypeVar("T")

MOST = 3
APART = 60 * 60
"""Seconds between near times of a day: those next to each other are no choice."""


@dataclass(frozen=True, slots=True)
class Near:
    """Up to three times, earliest first; whether they are what was wished for."""

    slots: tuple[Slot, ...]
    fits: bool


@dataclass(frozen=True, slots=True)
class _Start:
    """When the visit could begin (seconds since 1970, UTC), with minutes of the Swedish day."""

    moment: int
    day: date
    begins: int
    ends: int


def times_near(parts: Sequence[Part], wish: WishedTime) -> Near:
    """From all times that could be offered; none may be left out but those of days left out."""
    if not parts:
        return Near((), fits=False)
    search, _ = parts[0]
    found = [start for part in parts for start in _starts(*part) if start.day not in wish.but_not]
    fitting = _fitting(found, wish, search)
    picked = _spread(fitting, wish, search) if fitting else _nearest(found, wish, search)
    slots = tuple(_slot(start, search) for start in sorted(picked, key=lambda one: one.moment))
    return Near(slots, fits=bool(fitting))


def _starts(search: Search, taken: Sequence[Sequence[Taken]]) -> Iterable[_Start]:
    for opening in openings(search, taken):
        for moment in on_the_grid(search, opening):
            local = datetime.fromtimestamp(moment, ZONE)
            begins = local.hour * 60 + local.minute
            yield _Start(moment, opening.day, begins, begins + search.minutes)


def _fitting(found: Sequence[_Start], wish: WishedTime, search: Search) -> list[_Start]:
    """Over when it should be over; if it is too long for that, begun in time."""
    on_the_day = [one for one in found if wish.is_on(one.day)]
    if wish.is_at_a_moment:
        grid = search.rules.grid
        return [one for one in on_the_day if abs(one.begins - _minutes(wish.from_)) < grid]
    begun = [one for one in on_the_day if _is_within(one.begins, one.begins, wish)]
    return [one for one in begun if _is_within(one.begins, one.ends, wish)] or begun


def _is_within(begins: int, ends: int, wish: WishedTime) -> bool:
    late_enough = wish.from_ is None or begins >= _minutes(wish.from_)
    return late_enough and (wish.to is None or ends <= _minutes(wish.to))


def _spread(fitting: Sequence[_Start], wish: WishedTime, search: Search) -> list[_Start]:
    """Over the days; on few days, over each day."""
    of_day: dict[date, list[_Start]] = {}
    for start in fitting:
        of_day.setdefault(start.day, []).append(start)
    days = list(of_day)
    if wish.first_day is None:
        days = sorted(days, key=lambda day: abs((day - search.wanted).days))[:MOST]
    chosen = _evenly(days, MOST)
    each = 1 if wish.is_at_a_moment else MOST // len(chosen)
    return [start for day in chosen for start in _evenly(of_day[day], each)]


def _evenly(things: Sequence[T], most: int) -> list[T]:
    if len(things) <= most:
        return list(things)
    if most == 1:
        return [things[0]]
    return [things[n * (len(things) - 1) // (most - 1)] for n in range(most)]


def _nearest(found: Sequence[_Start], wish: WishedTime, search: Search) -> list[_Start]:
    def far(one: _Start) -> tuple[int, int, int]:
        return wish.days_from(one.day), _minutes_off(one, wish), abs((one.day - search.wanted).days)

    def differ(one: _Start, other: _Start) -> bool:
        is_wished_day = wish.is_on(one.day) and abs(one.moment - other.moment) >= APART
        return one.day != other.day or is_wished_day

    picked: list[_Start] = []
    for start in sorted(found, key=far):
        if all(differ(start, other) for other in picked):
            picked.append(start)
            if len(picked) == MOST:
                break
    return picked


def _minutes_off(start: _Start, wish: WishedTime) -> int:
    early = _minutes(wish.from_) - start.begins if wish.from_ else 0
    late = start.begins - _minutes(wish.to) if wish.to else 0
    return max(early, late, 0)


def _minutes(at: time | None) -> int:
    assert at is not None
    return at.hour * 60 + at.minute


def _slot(start: _Start, search: Search) -> Slot:
    return slot_of(datetime.fromtimestamp(start.moment, UTC), search.minutes)
