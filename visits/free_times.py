"""Free joint times for a visit, and the check that one of them is still free."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from visits.availability.search import Search
from visits.busy import Taken, seconds
from visits.facts import SlotTaken
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.slots import is_free, is_offered, joint_slots
from visits.visit import Slot, Visit
from visits.work import Work


def free_times(work: Work, standing: Standing, *, now: datetime) -> tuple[Slot, ...]:
    """Up to six times at which all who are to come can come; an offer holds nothing."""
    visit, request = standing.visit, standing.request
    stands = (visit.slot, request.slot if request else None)
    besides = tuple(slot for slot in stands if slot is not None)
    search = replace(_search(work, standing, now), besides=besides)
    return joint_slots(search, _taken(work, search, but=visit))


def are_free(work: Work, staff: Sequence[Staff], slot: Slot, *, but: Visit) -> bool:
    """Lock these staff members and look whether any visit or calendar of theirs takes the time."""
    ids = [member.id for member in staff]
    work.people.lock(ids)
    visits = work.visits.busy(ids, slot.starts_at, but=but.id)
    others = work.busy.between(ids, slot.starts_at, slot.ends_at)
    return not others and is_free(slot, visits)


def must_be_free(work: Work, standing: Standing, slot: Slot, *, now: datetime) -> None:
    """Lock the staff and look again. Raises SlotTaken, with times that are free now."""
    is_theirs = are_free(work, standing.coming, slot, but=standing.visit)
    if slot.starts_at <= now or not is_theirs:
        raise SlotTaken(standing.visit, free_times(work, standing, now=now))


def must_be_offered(work: Work, standing: Standing, slot: Slot, *, now: datetime) -> None:
    """As `must_be_free`, and it must be a time that can have been offered."""
    must_be_free(work, standing, slot, now=now)
    search = _search(work, standing, now)
    if not is_offered(search, _taken(work, search, but=standing.visit), slot.starts_at):
        raise SlotTaken(standing.visit, free_times(work, standing, now=now))


def _search(work: Work, standing: Standing, now: datetime) -> Search:
    visit = standing.visit
    return Search(
        staff=standing.coming,
        minutes=visit.minutes,
        window=visit.window,
        wanted=_wanted(visit, now),
        now=now,
        rules=work.rules,
    )


def _wanted(visit: Visit, now: datetime) -> date:
    """Around the time it has; without one, as soon as the programme's window is open."""
    if visit.has_a_time:
        return visit.starts_at.astimezone(ZONE).date()
    return max(now.astimezone(ZONE).date(), visit.window.first)


def _taken(work: Work, search: Search, *, but: Visit) -> list[Sequence[Taken]]:
    """What each one's calendar says, and the visits of any of them but this one."""
    since, until = search.span
    ids = [member.id for member in search.staff]
    calendars = [work.busy.taken(id, since, until) for id in ids]
    visits = work.visits.busy(ids, since, but=but.id)
    return [*calendars, [Taken(seconds(v.starts_at), seconds(v.ends_at)) for v in visits]]
