"""One step of a visit, saved together with the row that says who did it and when."""

from dataclasses import replace
from datetime import datetime

from visits.news import tell_guests
from visits.people import Parent, Person
from visits.scene import Standing
from visits.timeline import planned_notices
from visits.transitions import Event, after
from visits.visit import Change, Slot, Status, Visit
from visits.work import Work

YES = frozenset({Event.CONFIRM, Event.KEEP_CONFIRMED, Event.AGREE})


def step(
    work: Work,
    now: Standing,
    event: Event,
    *,
    by: Person | None,
    at: datetime,
    slot: Slot | None = None,
) -> Visit:
    """Take the visit through the transition table. Raises NotPossible."""
    visit = after(now.visit, event, slot=slot)
    visit = replace(visit, answered_by=visit.answered_by or _says_yes(now, event, by))
    change = Change(
        visit_id=visit.id,
        edition=visit.edition,
        event=event,
        before=now.visit.status,
        after=visit.status,
        by=by.id if by else None,
        at=at,
    )
    work.visits.save(visit, change)
    if visit.edition != now.visit.edition:
        _let_go(work, visit)
    _tell_guests(work, now, visit, by=by, at=at)
    return visit


def _tell_guests(
    work: Work, before: Standing, visit: Visit, *, by: Person | None, at: datetime
) -> None:
    """A new time, or that there is none any more: whoever brought it about, in whatever way."""
    now = before.now_is(visit)
    if visit.has_a_time and visit.edition != before.visit.edition:
        tell_guests(work, "guest_booked", now.guests, now, by=by, at=at)
    elif visit.status is Status.CANCELLED and before.visit.has_a_time:
        tell_guests(work, "guest_not_needed", now.guests, now, by=by, at=at)


def _let_go(work: Work, visit: Visit) -> None:
    """A new time ends a clash between two calendars."""
    for copy in work.copies.of_visit(visit.id):
        if copy.keeps is not None:
            work.copies.save(replace(copy, keeps=None))


def _says_yes(now: Standing, event: Event, by: Person | None) -> int | None:
    """The parent who by this accepts the time that now stands."""
    if event not in YES:
        return None
    if isinstance(by, Parent):
        return by.id
    return now.request.asked_by if now.request and event is Event.AGREE else None


def plan(work: Work, now: Standing, *, at: datetime) -> None:
    """Plan what the timeline still has to say about this edition."""
    work.notices.plan(planned_notices(now.visit, now.family, now=at))
