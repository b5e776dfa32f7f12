"""Where each thing of a week stands on the page: in quarters of an hour, by local time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from visits.day_list import Line
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.visit import Slot
from visits.week import Week, WeekDay

BOTH, OWN, OTHER = "both", "own", "other"
QUARTER = timedelta(minutes=15)
IN_AN_HOUR = 4
FIRST_HOUR, LAST_HOUR = 8, 17
"""At least these are shown."""
WEEKEND = 5
Span = tuple[int, int]
"""From one quarter of the day to another."""


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
class Block:
    """`kind` names its look; `beside` is how many of its kind begin before it and are not over."""

    kind: str
    slot: Slot
    row: int
    rows: int
    lane: str = BOTH
    line: Line | None = None
    wish: Standing | None = None
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    on: date
    blocks: Sequence[Block]


def hours_of(week: Week, tried: Slot | None) -> Hours:
    """The usual hours, and those in which something is to be seen."""
    slots = [slot for day in week.days for slot in _seen(day)] + ([tried] if tried else [])
    spans = [_span(slot) for slot in slots]
    first = min((starts // IN_AN_HOUR for starts, _ in spans), default=FIRST_HOUR)
    last = max((-(-ends // IN_AN_HOUR) for _, ends in spans), default=LAST_HOUR)
    return Hours(min(first, FIRST_HOUR), max(last, LAST_HOUR))


def columns(
    week: Week, hours: Hours, free: Sequence[Slot] | None, tried: Slot | None
) -> Iterator[Column]:
    """Monday to Friday; the weekend if something is there. `free` are times for one visit."""
    for day in week.days:
        offered = None if free is None else [slot for slot in free if _day(slot) == day.on]
        mine = tried if tried and _day(tried) == day.on else None
        if day.on.weekday() < WEEKEND or mine or any(_seen(day)):
            yield Column(day.on, _placed(_blocks(week, day, offered, mine), hours))


def _seen(day: WeekDay) -> Iterator[Slot]:
    for line in day.lines:
        if line.standing.visit.slot:
            yield line.standing.visit.slot
    for one in day.wishes:
        if one.request and one.request.proposed:
            yield one.request.proposed


def _blocks(
    week: Week, day: WeekDay, offered: Sequence[Slot] | None, tried: Slot | None
) -> Iterator[Block]:
    for one in day.occupied:
        lane = OWN if one.staff_id == week.to.id else OTHER
        yield _block("busy", one.slot, lane)
    for slot in day.free if offered is None else offered:
        yield _block("free" if offered is None else "offered", slot)
    for line in day.lines:
        kind = "glimpse" if line.for_guest else "visit"
        if line.standing.visit.slot is not None:
            yield _block(kind, line.standing.visit.slot, _lane(week, line), line=line)
    for wished in day.wishes:
        if wished.request and wished.request.proposed:
            yield _block("wish", wished.request.proposed, wish=wished)
    if tried:
        yield _block("tried", tried)


def _lane(week: Week, line: Line) -> str:
    makers = [one.id for one in line.standing.coming]
    if week.colleague is None or week.colleague.id in makers:
        return BOTH if week.to.id in makers else OTHER
    return OWN


def _block(
    kind: str,
    slot: Slot,
    lane: str = BOTH,
    *,
    line: Line | None = None,
    wish: Standing | None = None,
) -> Block:
    starts, ends = _span(slot)
    return Block(kind, slot, starts, ends - starts, lane, line, wish)


def _placed(blocks: Iterable[Block], hours: Hours) -> list[Block]:
    """Cut to the hours that are shown, in order of time."""
    top, bottom = hours.first * IN_AN_HOUR, hours.last * IN_AN_HOUR
    placed: list[Block] = []
    for one in sorted(blocks, key=lambda block: (block.slot.starts_at, block.kind)):
        starts, ends = max(one.row, top), min(one.row + one.rows, bottom)
        if starts < ends:
            cut = (starts - top + 1, ends - starts)
            placed.append(_moved(one, cut, placed))
    return placed


def _moved(one: Block, cut: Span, before: Sequence[Block]) -> Block:
    row, rows = cut
    beside = sum(
        other.kind in {"visit", "wish", "glimpse"} and other.slot.overlaps(one.slot)
        for other in before
    )
    is_thing = one.kind in {"visit", "wish", "glimpse"}
    return Block(
        one.kind, one.slot, row, rows, one.lane, one.line, one.wish, beside if is_thing else 0
    )


def _span(slot: Slot) -> Span:
    """From the quarter in which it begins until that in which it ends; until midnight at most."""
    day = _day(slot)
    starts, ends = (
        _quarters(slot.starts_at, day),
        _quarters(slot.ends_at - timedelta(seconds=1), day),
    )
    return starts, max(starts, ends) + 1


def _quarters(moment: datetime, day: date) -> int:
    local = moment.astimezone(ZONE)
    if local.date() > day:
        return 24 * IN_AN_HOUR - 1
    return local.hour * IN_AN_HOUR + local.minute // 15


def _day(slot: Slot) -> date:
    return slot.starts_at.astimezone(ZONE).date()
