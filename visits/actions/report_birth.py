"""Staff report when the child was born, early or late, and the plan follows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from visits.actions.families import FamilyCard, card, for_pair, is_before_birth
from visits.actions.register_family import plan_visits
from visits.changes import replan, step
from visits.facts import BadBirth, BirthFault, FamilyChanged
from visits.family_news import tell_colleague
from visits.news import withdraw
from visits.notice import Reason
from visits.people import Family, Staff
from visits.programme import Programme
from visits.quiet_hours import ZONE
from visits.scene import Standing
from visits.transitions import Event
from visits.visit import Status, Visit
from visits.work import Work

LATE = timedelta(days=153)
"""So long after the programme's last day a birth is still reported, or corrected."""
FAR_FROM_DUE = timedelta(weeks=15)
DONE = frozenset({Status.HELD, Status.MISSED})


def report_birth(
    work: Work, chat_id: int, family_id: int, *, born_on: date, now: datetime
) -> FamilyCard:
    """Save the date, which may be corrected later, and let the plan count from it.

    What is booked keeps its time. Raises BadBirth, FamilyChanged if the family has left.
    """
    staff, family = for_pair(work, chat_id, family_id)
    if family.left is not None:
        raise FamilyChanged(family_id)
    check_birth(born_on, family, work.programmes, today=now.astimezone(ZONE).date())
    if born_on != family.born_on:
        family = replace(family, born_on=born_on)
        work.families.save(family)
        _follow(work, family, staff, now)
        tell_colleague(work, "birth_reported", family, by=staff, at=now)
    work.drafts.clear(chat_id)
    return card(work, staff, family, now=now)


def check_birth(
    born_on: date, family: Family, programmes: Mapping[str, Programme], *, today: date
) -> None:
    """Raises BadBirth: not yet, too long ago for the programme, or far from the due date."""
    due_on, programme = family.due_on, programmes[family.programme]
    if born_on > today:
        raise BadBirth(born_on, BirthFault.AHEAD)
    if programme.last_day(born_on) < today - LATE:
        raise BadBirth(born_on, BirthFault.LONG_AGO)
    if due_on is not None and abs(born_on - due_on) > FAR_FROM_DUE:
        raise BadBirth(born_on, BirthFault.FAR_FROM_DUE)


def _follow(work: Work, family: Family, by: Staff, now: datetime) -> None:
    """Every visit that may still be made; those that came too late before are made up for."""
    visits = work.visits.of_family(family.id)
    for visit in visits:
        if is_before_birth(work, family, visit):
            _let_pass(work, family, visit, by, now)
        elif visit.status not in DONE:
            _move_window(work, family, visit, now)
    pregnancy = _numbers_before_birth(work, family)
    plan_visits(work, family, now=now, but={visit.number for visit in visits} | pregnancy)


def _numbers_before_birth(work: Work, family: Family) -> set[int]:
    planned = work.programmes[family.programme].visits
    return {visit.number for visit in planned if visit.age.is_before_birth}


def _let_pass(work: Work, family: Family, visit: Visit, by: Staff, now: datetime) -> None:
    """A visit of the pregnancy without a time has its time behind it."""
    current = work.visits.get(visit.id)
    if current is None or current.status is not Status.DUE:
        return
    step(work, Standing(current, family, None), Event.EXPIRE, by=by, at=now)
    withdraw(work, work.notices.about(visit.id), Reason.OVERTAKEN, at=now)


def _move_window(work: Work, family: Family, visit: Visit, now: datetime) -> None:
    """What staff have added stays where they put it, and so does what the file names no more."""
    planned = work.programmes[family.programme].visit(visit.number)
    if planned is None or planned.only_when:
        return
    window = planned.age.window(due_on=family.due_on, born_on=family.born_on)
    work.visits.move_window(visit.id, window)
    current = work.visits.get(visit.id)
    if current is not None and current.status is Status.DUE:
        replan(work, Standing(current, family, None), at=now)
