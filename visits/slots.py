"""Times at which all who are needed can come: a pure search over working hours."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.visit import Slot, slot_of

FIRST_VISIT = time(9)  # families with small children, and staff who have just come in
STEP = timedelta(minutes=30)
NOTICE_AHEAD = timedelta(hours=20)
HORIZON_DAYS = 21
MOST = 6
MOST_A_DAY = 2
APART = timedelta(hours=4)


def joint_slots(
    staff: Iterable[Staff],
    busy: Iterable[Slot],
    *,
    minutes: int,
    now: datetime,
    near: datetime | None = None,
) -> tuple[Slot, ...]:
    """Up to six free times within three weeks, at most two a day, earliest first.

    Slots are UTC. `busy` are the taken times of any of the staff. The days nearest to `near`
    are taken first: whoever moves a visit mostly means another time around the same day.
    """
    taken, all_staff = list(busy), tuple(staff)
    wanted = (near or now).astimezone(ZONE).date()
    chosen: list[Slot] = []
    for day in sorted(_days(now), key=lambda day: abs(day - wanted)):
        openings = _openings(all_staff, day, minutes=minutes, earliest=now + NOTICE_AHEAD)
        free = (slot for slot in openings if is_free(slot, taken))
        chosen.extend(islice(_apart(free), min(MOST_A_DAY, MOST - len(chosen))))
    return tuple(sorted(chosen))


def is_free(slot: Slot, busy: Iterable[Slot]) -> bool:
    return not any(slot.overlaps(taken) for taken in busy)


def is_offered(slot: Slot, staff: Iterable[Staff], *, now: datetime) -> bool:
    """Whether such a time may be offered at all: soon, on the half hour, in everybody's hours."""
    minutes = int((slot.ends_at - slot.starts_at).total_seconds()) // 60
    day = slot.starts_at.astimezone(ZONE).date()
    openings = _openings(tuple(staff), day, minutes=minutes, earliest=now)
    return day in [now.astimezone(ZONE).date(), *_days(now)] and slot in openings


def _days(now: datetime) -> list[date]:
    today = now.astimezone(ZONE).date()
    return [today + timedelta(days=offset) for offset in range(1, HORIZON_DAYS + 1)]


def _openings(
    staff: tuple[Staff, ...], day: date, *, minutes: int, earliest: datetime
) -> Iterator[Slot]:
    """Every half hour of that day at which a visit fits into everybody's hours."""
    span = _shared_hours(staff, day)
    if span is None:
        return
    slot = slot_of(max(span.starts_at, _utc(day, FIRST_VISIT)), minutes)
    while slot.ends_at <= span.ends_at:
        if slot.starts_at >= earliest:
            yield slot
        slot = slot_of(slot.starts_at + STEP, minutes)


def _apart(slots: Iterable[Slot]) -> Iterator[Slot]:
    """One in the morning and one later: times next to each other are no choice."""
    last: Slot | None = None
    for slot in slots:
        if last is None or slot.starts_at - last.starts_at >= APART:
            yield slot
            last = slot


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
