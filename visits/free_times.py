"""Free joint times for a visit, and the check that one of them is still free."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from visits.availability.search import Search
from visits.busy import Taken, seconds
from visits.facts import SlotPassed, SlotTaken
from visits.people import Pair, Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, besides
from visits.slots import Part, is_free, is_offered, joint_slots_of
from visits.stand_ins import Crew, crews
from visits.visit import Slot, Visit
from visits.work import Work

Span = tuple[datetime, datetime]


def free_times(work: Work, standing: Standing, *, now: datetime) -> tuple[Slot, ...]:
    """Up to six times at which all who are to come then can come; an offer holds nothing."""
    search = replace(_search(work, standing, now), besides=_kept(standing))
    return joint_slots_of(list(_parts(work, standing, search)))


def parts_around(work: Work, standing: Standing, day: date | None, *, now: datetime) -> list[Part]:
    """The same search, before anything is chosen; it reaches that day if it may be offered."""
    search = replace(_reaching(day, work, standing, now), besides=_kept(standing))
    return list(_parts(work, standing, search))


def are_free(work: Work, staff: Sequence[Staff], slot: Slot, *, but: Visit) -> bool:
    """Lock these staff members and look whether anything takes that time of theirs."""
    ids = [member.id for member in staff]
    work.people.lock(ids)
    away = work.absences.between(ids, slot.starts_at, slot.ends_at)
    return not away and not _is_taken(work, ids, slot, but=but)


def must_be_free(work: Work, standing: Standing, slot: Slot, *, now: datetime) -> None:
    """Lock the staff and look again. Raises SlotTaken, with times that are free now."""
    if slot.starts_at <= now:
        raise SlotPassed(standing.visit, free_times(work, standing, now=now))
    locked = {*_needed(work, standing, slot), *standing.pair.usual.ids}
    work.people.lock(locked)
    # who is away, and who stands in, can have changed until here: from here on it cannot
    ids = _needed(work, standing, slot)
    away = not locked.issuperset(ids) or _is_away(work, standing, slot)
    if away or _is_taken(work, ids, slot, but=standing.visit):
        raise SlotTaken(standing.visit, free_times(work, standing, now=now))


def must_be_offered(work: Work, standing: Standing, slot: Slot, *, now: datetime) -> None:
    """As `must_be_free`, and it must be a time that can have been offered."""
    must_be_free(work, standing, slot, now=now)
    if not could_be_offered(work, standing, slot, now=now):
        raise SlotTaken(standing.visit, free_times(work, standing, now=now))


def could_be_offered(work: Work, standing: Standing, slot: Slot, *, now: datetime) -> bool:
    """Whether the search for times reaches this one, which is free."""
    day = slot.starts_at.astimezone(ZONE).date()
    parts = _parts(work, standing, _reaching(day, work, standing, now))
    return any(is_offered(search, taken, slot.starts_at) for search, taken in parts)


def _is_taken(work: Work, ids: Sequence[int], slot: Slot, *, but: Visit) -> bool:
    """By another visit, or by anything in their own calendars."""
    visits = work.visits.busy(ids, slot.starts_at, slot.ends_at, but=but.id)
    others = work.busy.between(ids, slot.starts_at, slot.ends_at)
    return bool(others) or not is_free(slot, visits)


def _needed(work: Work, standing: Standing, slot: Slot) -> list[int]:
    """Who would make the visit in that time, and who was asked to come besides (ids)."""
    made_by = (crew.pair.who_come for crew in crews(work, standing.pair, slot))
    members = [member.id for pair in made_by for member in pair]
    return list(dict.fromkeys([*members, *(one.id for one in standing.invited)]))


def _is_away(work: Work, standing: Standing, slot: Slot) -> bool:
    if any(crew.away for crew in crews(work, standing.pair, slot)):
        return True
    others = [one.id for one in standing.invited]
    return bool(others and work.absences.between(others, slot.starts_at, slot.ends_at))


def _kept(standing: Standing) -> tuple[Slot, ...]:
    """The visit's own time and the wished one, which are no other times."""
    visit, request = standing.visit, standing.request
    stands = (visit.slot, request.slot if request else None)
    return tuple(slot for slot in stands if slot is not None)


def _reaching(day: date | None, work: Work, standing: Standing, now: datetime) -> Search:
    """From today on instead, if that day is soon and the usual search does not get there."""
    search = _search(work, standing, now)
    if day is None or day in search.days or not standing.visit.has_a_time:
        return search
    soon = replace(search, wanted=now.astimezone(ZONE).date())
    return soon if day in soon.days else search


def _parts(work: Work, standing: Standing, search: Search) -> Iterator[Part]:
    """One search for each stretch of time in which the same people make the visits."""
    since, until = search.span
    for crew in crews(work, standing.pair, Slot(since, until)):
        if not crew.away:
            all_then = (*crew.pair.who_come, *besides(crew.pair, standing.invited))
            # of a visit that nobody is known to make only the hours of whoever keeps it in hand are
            of_crew = replace(search, staff=all_then or tuple(crew.pair))
            taken = _taken(work, all_then, of_crew.span, crew.pair, but=standing.visit)
            yield of_crew, [*taken, _outside(search, crew)]


def _outside(search: Search, crew: Crew) -> list[Taken]:
    """Before and after the stretch in which this crew comes."""
    since, until = (seconds(moment) for moment in search.span)
    starts, ends = seconds(crew.during.starts_at), seconds(crew.during.ends_at)
    return [Taken(*span) for span in ((since, starts), (ends, until)) if span[0] < span[1]]


def _search(work: Work, standing: Standing, now: datetime) -> Search:
    visit = standing.visit
    return Search(
        staff=standing.coming,
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


def _taken(
    work: Work, staff: Sequence[Staff], span: Span, pair: Pair, *, but: Visit
) -> list[Sequence[Taken]]:
    """What each one's calendar says, and the visits of any of them but this one."""
    since, until = span
    ids = [member.id for member in staff]
    calendars = [work.busy.taken(id, since, until) for id in ids]
    visits = work.visits.taken(ids, since, until, but=but.id)
    others = [id for id in ids if not pair.has(id)]
    away = (
        Taken(seconds(one.starts_at), seconds(one.ends_at)) for one in _away(work, others, span)
    )
    return [*calendars, [*visits, *away]]


def _away(work: Work, ids: Sequence[int], span: Span) -> Iterator[Slot]:
    """When those are away who come besides the pair: nobody stands in for them."""
    for absence in work.absences.between(ids, *span) if ids else ():
        yield Slot(absence.starts_at, absence.ends_at)
