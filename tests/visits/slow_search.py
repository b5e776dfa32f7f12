"""A slow search that anybody can follow: each moment of the grid is tried by itself."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from visits.availability.search import Search
from visits.busy import Taken
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.visit import Slot, slot_of

MINUTE = timedelta(minutes=1)
FOUR_HOURS = timedelta(hours=4)
TakenTimes = Sequence[Sequence[Taken]]


def possible_slots(search: Search, taken: TakenTimes) -> list[Slot]:
    """All slots at which everybody can come, be there, and go on."""
    return [slot for slot in _tried(search) if _suits_all(search, taken, slot)]


def choice(search: Search, taken: TakenTimes) -> list[Slot]:
    """One after the other the best that is left, unless its day has two or one close by."""
    best_first = sorted(possible_slots(search, taken), key=lambda slot: _rank(search, taken, slot))
    shown: list[Slot] = []
    for slot in best_first:
        same_day = [other for other in shown if local_day(other) == local_day(slot)]
        near_by = any(abs(slot.starts_at - other.starts_at) < FOUR_HOURS for other in same_day)
        if len(shown) < 6 and len(same_day) < 2 and not near_by:
            shown.append(slot)
    return sorted(shown)


def local_day(slot: Slot) -> date:
    return slot.starts_at.astimezone(ZONE).date()


def works(member: Staff, slot: Slot) -> bool:
    """Whether this person works in every quarter of the slot, on local clocks."""
    moment = slot.starts_at
    while moment < slot.ends_at:
        wall = moment.astimezone(ZONE)
        if not any(
            hours.weekday == wall.weekday() and hours.starts <= wall.time() < hours.ends
            for hours in member.working_hours
        ):
            return False
        moment += 15 * MINUTE
    return True


def _tried(search: Search) -> Iterator[Slot]:
    moment = datetime.combine(search.first_day, time(), UTC) - timedelta(days=1)
    until = moment + timedelta(days=search.rules.days + 3)
    while moment < until:
        yield slot_of(moment, search.minutes)
        moment += search.rules.grid * MINUTE


def _suits_all(search: Search, taken: TakenTimes, slot: Slot) -> bool:
    day = (local_day(slot) - search.first_day).days
    return (
        0 <= day < search.rules.days
        and slot.starts_at >= search.now + search.rules.notice
        and slot.starts_at.astimezone(ZONE).time() >= search.rules.first_visit
        and not _is_off(search, slot)
        and all(works(member, slot) for member in search.staff)
        and not any(slot.overlaps(other) for other in search.besides)
        and all(_leaves_time(search, slot, one) for times in taken for one in times)
    )


def _is_off(search: Search, slot: Slot) -> bool:
    closing = search.rules.days_off(local_day(slot))
    return closing is not None and slot.ends_at.astimezone(ZONE).time() > closing


def _leaves_time(search: Search, slot: Slot, one: Taken) -> bool:
    travel = search.rules.travel.minutes(one.area, search.area)
    starts, ends = datetime.fromtimestamp(one.starts, UTC), datetime.fromtimestamp(one.ends, UTC)
    comes_from = slot.starts_at - ends >= (travel + search.rules.before) * MINUTE
    goes_to = starts - slot.ends_at >= (travel + search.rules.after) * MINUTE
    return comes_from or goes_to


def _rank(search: Search, taken: TakenTimes, slot: Slot) -> tuple[bool, int, int, Slot]:
    day = local_day(slot)
    outside = not search.window.first <= day <= search.window.last
    return outside, journeys(search, taken, slot), abs((day - search.wanted).days), slot


def journeys(search: Search, taken: TakenTimes, slot: Slot) -> int:
    """Everybody's minutes there and on. Where they are is known on the same day (UTC) alone."""
    if search.area is None:
        return 0
    starts, ends = slot.starts_at.timestamp(), slot.ends_at.timestamp()
    minutes = 0
    for times in taken:
        before = [
            one for one in times if one.ends <= starts and one.ends // 86400 == starts // 86400
        ]
        after = [
            one for one in times if one.starts >= ends and one.starts // 86400 == ends // 86400
        ]
        last = max(before, key=lambda one: (one.ends, one.area or ""), default=None)
        following = min(after, key=lambda one: (one.starts, one.area or ""), default=None)
        for neighbour in (last, following):
            area = neighbour.area if neighbour else None
            minutes += search.rules.travel.minutes(area, search.area)
    return minutes
