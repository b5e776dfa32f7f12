"""Times at which all who are needed can come: a pure search over working hours."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.visit import Slot, slot_of

STEP = timedelta(minutes=30)
NOTICE_AHEAD = timedelta(hours=20)
HORIZON_DAYS = 21
MOST = 6
MOST_A_DAY = 2
APART = timedelta(hours=3)


def joint_slots(
    staff: Iterable[Staff], busy: Iterable[Slot], *, minutes: int, now: datetime
) -> tuple[Slot, ...]:
    """Up to six free times within three weeks, spread over days: at most two a day.

    Slots are UTC. `busy` are the taken times of any of the staff.
    """
    taken = list(busy)
    chosen: list[Slot] = []
    per_day: Counter[date] = Counter()
    for slot in _openings(tuple(staff), minutes=minutes, now=now):
        day = slot.starts_at.astimezone(ZONE).date()
        too_near = chosen and slot.starts_at - chosen[-1].starts_at < APART
        if too_near or per_day[day] >= MOST_A_DAY or any(slot.overlaps(b) for b in taken):
            continue
        chosen.append(slot)
        per_day[day] += 1
        if len(chosen) == MOST:
            break
    return tuple(chosen)


def is_free(slot: Slot, busy: Iterable[Slot]) -> bool:
    return not any(slot.overlaps(taken) for taken in busy)


def _openings(staff: tuple[Staff, ...], *, minutes: int, now: datetime) -> Iterator[Slot]:
    earliest = now + NOTICE_AHEAD
    today = now.astimezone(ZONE).date()
    for offset in range(1, HORIZON_DAYS + 1):
        span = _shared_hours(staff, today + timedelta(days=offset))
        if span is None:
            continue
        slot = slot_of(span.starts_at, minutes)
        while slot.ends_at <= span.ends_at:
            if slot.starts_at >= earliest:
                yield slot
            slot = slot_of(slot.starts_at + STEP, minutes)


def _shared_hours(staff: tuple[Staff, ...], day: date) -> Slot | None:
    """The hours of that local day in which all of them work, in UTC."""
    spans = [
        (hours.starts, hours.ends)
        for member in staff
        for hours in member.working_hours
        if hours.weekday == day.weekday()
    ]
    if len(spans) < len(staff) or not spans:
        return None
    starts, ends = max(s for s, _ in spans), min(e for _, e in spans)
    if starts >= ends:
        return None
    return Slot(_utc(day, starts), _utc(day, ends))


def _utc(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE).astimezone(UTC)
