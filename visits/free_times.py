"""Free joint times for a visit, and the check that one of them is still free."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from visits.availability.search import Search
from visits.busy import Taken
from visits.facts import SlotTaken
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.slots import is_free, is_offered, joint_slots
from visits.visit import Slot, Visit
from visits.work import Work


def free_times(
    work: Work, standing: Standing, *, now: datetime, also: Sequence[Staff] = ()
) -> tuple[Slot, ...]:
    """Up to six times at which the whole pair can come; an offer holds nothing.

    `also` are those who are needed besides the pair: a midwife, a dental nurse.
    """
    visit, request = standing.visit, standing.request
    stands = (visit.slot, request.slot if request else None)
    besides = tuple(slot for slot in stands if slot is not None)
    search = replace(_search(work, standing, also, now), besides=besides)
    return joint_slots(search, _taken(work, search, but=visit))


def must_be_free(
    work: Work, standing: Standing, slot: Slot, *, now: datetime, also: Sequence[Staff] = ()
) -> None:
    """Lock the staff and look again. Raises SlotTaken, with times that are free now."""
    ids = [member.id for member in (*standing.pair, *also)]
    work.people.lock(ids)
    visits = work.visits.busy(ids, slot.starts_at, slot.ends_at, but=standing.visit.id)
    others = work.busy.between(ids, slot.starts_at, slot.ends_at)
    if slot.starts_at <= now or others or not is_free(slot, visits):
        raise SlotTaken(standing.visit, free_times(work, standing, now=now, also=also))


def must_be_offered(
    work: Work, standing: Standing, slot: Slot, *, now: datetime, also: Sequence[Staff] = ()
) -> None:
    """As `must_be_free`, and it must be a time that can have been offered."""
    must_be_free(work, standing, slot, now=now, also=also)
    search = _search(work, standing, also, now)
    if not is_offered(search, _taken(work, search, but=standing.visit), slot.starts_at):
        raise SlotTaken(standing.visit, free_times(work, standing, now=now, also=also))


def _search(work: Work, standing: Standing, also: Sequence[Staff], now: datetime) -> Search:
    visit = standing.visit
    return Search(
        staff=(*standing.pair, *also),
        minutes=visit.minutes,
        window=visit.window,
        wanted=_wanted(visit, now),
        now=now,
        rules=work.rules,
        area=standing.family.area,
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
    return [*calendars, work.visits.taken(ids, since, until, but=but.id)]
