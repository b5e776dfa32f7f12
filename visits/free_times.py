"""Free joint times for a visit, and the check that one of them is still free."""

from datetime import UTC, datetime, time, timedelta

from visits.facts import SlotTaken
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.slots import is_free, joint_slots
from visits.visit import Slot, Visit
from visits.work import Work


def free_times(work: Work, standing: Standing, *, now: datetime) -> tuple[Slot, ...]:
    """Up to six times at which the whole pair can come; an offer holds nothing."""
    visit, pair = standing.visit, standing.pair
    busy = list(work.visits.busy(pair.ids, now, but=visit.id))
    asked = standing.request.slot if standing.request else None
    busy.extend(slot for slot in (visit.slot, asked) if slot is not None)
    return joint_slots(pair, busy, minutes=visit.minutes, now=now, near=_wanted(visit, now))


def _wanted(visit: Visit, now: datetime) -> datetime:
    """Around the time it has; without one, as soon as the programme's window is open."""
    if visit.has_a_time:
        return visit.starts_at
    opens = datetime.combine(visit.window.first, time(), ZONE).astimezone(UTC)
    return max(now, opens)


def must_be_free(work: Work, standing: Standing, slot: Slot, *, now: datetime) -> None:
    """Lock the staff and look again. Raises SlotTaken, with times that are free now."""
    work.people.lock(standing.pair.ids)
    busy = work.visits.busy(standing.pair.ids, now - timedelta(days=1), but=standing.visit.id)
    if slot.starts_at <= now or not is_free(slot, busy):
        raise SlotTaken(standing.visit, free_times(work, standing, now=now))
