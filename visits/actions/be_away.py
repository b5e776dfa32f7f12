"""Staff are away, and somebody stands in for them: no family is asked again, all are told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from visits import access
from visits.absence import Absence
from visits.access import Act, who_is
from visits.actions.my_day import days_of
from visits.actions.tend_staff import colleague_by_id
from visits.changes import plan
from visits.facts import BadAbsence
from visits.news_of_absence import tell_family, tell_stand_in, tell_unsolved
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, standing
from visits.work import Work
from visits.working_hours import day_begins

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Away:
    """`absence` is that of `to`, now or to come; `can_stand_in` do the same work.

    `taken_over` are the visits that the substitute makes, `unsolved` those that nobody makes.
    """

    to: Staff
    absence: Absence | None
    can_stand_in: tuple[Staff, ...]
    taken_over: tuple[Standing, ...] = ()
    unsolved: tuple[Standing, ...] = ()

    @property
    def substitute(self) -> Staff | None:
        wanted = self.absence.substitute_id if self.absence else None
        return next((one for one in self.can_stand_in if one.id == wanted), None)

    @property
    def first(self) -> date | None:
        return self.absence.starts_at.astimezone(ZONE).date() if self.absence else None

    @property
    def last(self) -> date | None:
        """The last local day of it."""
        ends_at = self.absence.ends_at - timedelta(minutes=1) if self.absence else None
        return ends_at.astimezone(ZONE).date() if ends_at else None


def see_away(work: Work, chat_id: int, *, whose: int | None = None, now: datetime) -> Away:
    """Whether the speaker is away, or will be, and who could stand in; or whose it is.

    Raises like `access.for_colleague`, and Unknown where nobody has this id.
    """
    staff = _about(work, chat_id, whose)
    return away_of(work, staff, now=now)


def away_of(work: Work, staff: Staff, *, now: datetime) -> Away:
    return Away(staff, _own(work, staff, now), _others(work, staff))


def go_away(
    work: Work,
    chat_id: int,
    first: date,
    last: date,
    *,
    substitute_id: int | None,
    whose: int | None = None,
    now: datetime,
) -> Away:
    """From the first day to the last, both included. Raises BadAbsence.

    Each visit in that time is taken over if the substitute is free then; else it stays as it is,
    and the colleague and the coordinators hear that it needs to be solved.
    """
    away = see_away(work, chat_id, whose=whose, now=now)
    _must_be_possible(away, first, last, substitute_id, now)
    work.people.lock([id for id in (away.to.id, substitute_id) if id is not None])
    mine = _visits(work, away.to, first, last, now)
    absence = Absence(
        0, away.to.id, max(now, day_begins(first)), day_begins(last + timedelta(days=1))
    )
    absence = work.absences.add(replace(absence, substitute_id=substitute_id))
    for one in mine:
        if not _can_take_over(work, one, absence):
            work.absences.leave(absence.id, one.visit)
    work.copies.compare_all(away.to.id)
    return _told(work, replace(away, absence=absence), mine, now)


def come_back(work: Work, chat_id: int, *, whose: int | None = None, now: datetime) -> Away:
    """From now on they make their visits again; whoever was told otherwise is told."""
    away = see_away(work, chat_id, whose=whose, now=now)
    if away.absence is None or away.first is None or away.last is None:
        return away
    before = _visits_of_family(work, away, now)
    if away.absence.starts_at < now:
        work.absences.save(replace(away.absence, ends_at=now))
    else:
        work.absences.remove(away.absence.id)
    for one in before:
        back = standing(work, one.visit.id)
        changed = back.pair != one.pair
        if changed:
            tell_family(work, back, by=away.to, at=now)
            plan(work, back, at=now)
        tell_stand_in(work, back, one.pair, by=away.to, at=now, changed=changed)
    work.copies.compare_all(away.to.id)
    return replace(away, absence=None)


def _about(work: Work, chat_id: int, whose: int | None) -> Staff:
    speaker = work.people.by_chat(chat_id)
    if whose is None:
        return access.staff(speaker, Act.BE_AWAY)
    staff = colleague_by_id(work, whose)
    access.for_colleague(speaker, Act.BE_AWAY, staff)
    return staff


def _own(work: Work, staff: Staff, now: datetime) -> Absence | None:
    return next(iter(work.absences.between([staff.id], now, now + 2 * LONGEST)), None)


def _others(work: Work, staff: Staff) -> tuple[Staff, ...]:
    everybody = work.people.all_staff()
    return tuple(one for one in everybody if who_is(one) == who_is(staff) and one.id != staff.id)


def _must_be_possible(
    away: Away, first: date, last: date, substitute_id: int | None, now: datetime
) -> None:
    today = now.astimezone(ZONE).date()
    others = {one.id for one in away.can_stand_in} | {None}
    if away.absence or not today <= first <= last <= today + LONGEST or substitute_id not in others:
        raise BadAbsence


def _visits(work: Work, staff: Staff, first: date, last: date, now: datetime) -> list[Standing]:
    """What the staff member is to make in these days and has not made yet."""
    found = (line.standing for day in days_of(work, staff, first, last) for line in day.lines)
    return [one for one in found if one.visit.has_a_time and one.visit.starts_at > now]


def _visits_of_family(work: Work, away: Away, now: datetime) -> list[Standing]:
    """The visits of the absence that are to come, whoever makes them."""
    assert away.absence is not None
    since = max(now, away.absence.starts_at)
    visits = work.visits.of_staff(away.to.id, since, away.absence.ends_at)
    found = (standing(work, visit.id) for visit in visits if visit.has_a_time)
    return [one for one in found if _was_to_come(one, away.to)]


def _was_to_come(one: Standing, staff: Staff) -> bool:
    return one.pair.usual.has(staff.id) or one.has_guest(staff.id)


def _can_take_over(work: Work, one: Standing, absence: Absence) -> bool:
    """Of the family's own visits; what is made for somebody else already must be solved."""
    slot, substitute_id = one.visit.slot, absence.substitute_id
    assert slot is not None
    if substitute_id is None or not one.pair.usual.has(absence.staff_id):
        return False
    if not one.needs(absence.staff_id):  # who only keeps it in hand need not be free
        return True
    ids = [substitute_id]
    taken = [
        *work.absences.between(ids, slot.starts_at, slot.ends_at),
        *work.busy.between(ids, slot.starts_at, slot.ends_at),
    ]
    makes = work.visits.busy(ids, slot.starts_at, slot.ends_at, but=one.visit.id)
    return not taken and not any(slot.overlaps(other) for other in makes)


def _told(work: Work, away: Away, mine: Sequence[Standing], now: datetime) -> Away:
    taken_over, unsolved = [], []
    for before in mine:
        after = standing(work, before.visit.id)
        if after.pair.has(away.to.id) or after.pair == before.pair:
            if after.needs(away.to.id):
                tell_unsolved(work, after, by=away.to, at=now)
                unsolved.append(after)
        else:
            tell_family(work, after, by=away.to, at=now)
            tell_stand_in(work, after, after.pair, by=away.to, at=now)
            plan(work, after, at=now)
            taken_over.append(after)
    return replace(away, taken_over=tuple(taken_over), unsolved=tuple(unsolved))
