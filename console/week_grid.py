"""Where each thing of a week stands on the page: in quarters of an hour, by local time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from console.quarters import IN_AN_HOUR, Span, day_of, span_of
from console.week_things import OF_FAMILIES, Thing, seen, things
from visits.visit import Slot
from visits.week import Week

FIRST_HOUR, LAST_HOUR = 8, 17
"""At least these are shown."""
WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Hours:
    """The part of the day that is shown, by full hours."""

    first: int
    last: int

    @property
    def rows(self) -> int:
        return (self.last - self.first) * IN_AN_HOUR

    @property
    def written(self) -> Sequence[tuple[int, str]]:
        """Each with the row at which it stands."""
        hours = range(self.first, self.last)
        return [((hour - self.first) * IN_AN_HOUR + 1, f"{hour:02}:00") for hour in hours]


@dataclass(frozen=True, slots=True)
class Block(Thing):
    """A thing in its place; `beside` is how many begin before it and are not over."""

    row: int = 0
    rows: int = 0
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    on: date
    blocks: Sequence[Block]


def hours_of(week: Week, tried: Slot | None) -> Hours:
    """The usual hours, and those in which something is to be seen."""
    slots = [slot for day in week.days for slot in seen(day)] + ([tried] if tried else [])
    spans = [span_of(slot) for slot in slots]
    first = min((starts // IN_AN_HOUR for starts, _ in spans), default=FIRST_HOUR)
    last = max((-(-ends // IN_AN_HOUR) for _, ends in spans), default=LAST_HOUR)
    return Hours(min(first, FIRST_HOUR), max(last, LAST_HOUR))


def columns(
    week: Week, hours: Hours, free: Sequence[Slot] | None, tried: Slot | None
) -> Iterator[Column]:
    """Monday to Friday; the weekend if something is there. `free` are times for one visit."""
    for day in week.days:
        offered = None if free is None else [slot for slot in free if day_of(slot) == day.on]
        mine = tried if tried and day_of(tried) == day.on else None
        if day.on.weekday() < WEEKEND or mine or any(seen(day)):
            yield Column(day.on, _placed(things(week, day, offered, mine), hours))


def _placed(found: Iterable[Thing], hours: Hours) -> list[Block]:
    """Cut to the hours that are shown, in order of time."""
    placed: list[Block] = []
    for one in sorted(found, key=lambda thing: (thing.slot.starts_at, thing.kind)):
        row, rows = _cut(one.slot, hours)
        if rows > 0:
            beside, what = _beside(one, placed), (one.kind, one.slot, one.lane, one.line, one.wish)
            placed.append(Block(*what, row=row, rows=rows, beside=beside))
    return placed


def _cut(slot: Slot, hours: Hours) -> Span:
    """The row in which it begins, and how many it takes."""
    begins, ends = span_of(slot)
    top, bottom = hours.first * IN_AN_HOUR, hours.last * IN_AN_HOUR
    first = max(begins, top)
    return first - top + 1, min(ends, bottom) - first


def _beside(one: Thing, before: Iterable[Block]) -> int:
    if one.kind not in OF_FAMILIES:
        return 0
    return sum(other.kind in OF_FAMILIES and other.slot.overlaps(one.slot) for other in before)
