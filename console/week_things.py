"""What stands on one day of a week, with whom: visits, wishes, what is taken, and what is free."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from visits.day_list import Line
from visits.scene import Standing
from visits.visit import Slot
from visits.week import Week, WeekDay

BOTH, OWN, OTHER = "both", "own", "other"
OF_FAMILIES = frozenset({"visit", "wish", "glimpse"})
"""Those that stand beside each other where they overlap."""


@dataclass(frozen=True, slots=True)
class Thing:
    """`kind` names its look, `lane` whose part of the day it takes."""

    kind: str
    slot: Slot
    lane: str = BOTH
    line: Line | None = None
    wish: Standing | None = None


def seen(day: WeekDay) -> Iterator[Slot]:
    """The times for which the day has to be long enough."""
    for line in day.lines:
        if line.standing.visit.slot:
            yield line.standing.visit.slot
    for one in day.wishes:
        if one.request and one.request.proposed:
            yield one.request.proposed


def things(
    week: Week, day: WeekDay, offered: Sequence[Slot] | None, tried: Slot | None
) -> Iterator[Thing]:
    """`offered` are times for one visit, which stand instead of what is free at all."""
    for one in day.occupied:
        yield Thing("busy", one.slot, OWN if one.staff_id == week.to.id else OTHER)
    for slot in day.free if offered is None else offered:
        yield Thing("free" if offered is None else "offered", slot)
    yield from _visits(week, day)
    for wished in day.wishes:
        if wished.request and wished.request.proposed:
            yield Thing("wish", wished.request.proposed, wish=wished)
    if tried:
        yield Thing("tried", tried)


def _visits(week: Week, day: WeekDay) -> Iterator[Thing]:
    for line in day.lines:
        if line.standing.visit.slot is not None:
            kind = "glimpse" if line.for_guest else "visit"
            yield Thing(kind, line.standing.visit.slot, _lane(week, line), line)


def _lane(week: Week, line: Line) -> str:
    makers = [one.id for one in line.standing.coming]
    if week.colleague is None or week.colleague.id in makers:
        return BOTH if week.to.id in makers else OTHER
    return OWN
