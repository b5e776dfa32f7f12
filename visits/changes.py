"""One step of a visit, saved together with the row that says who did it and when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from visits.interpreter_news import questions_about_interpreter
from visits.news import tell_guests, waits
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Parent, Person
from visits.planned_steps import About, planned_steps
from visits.scene import Standing, moved
from visits.transitions import Event, after
from visits.visit import Change, Slot, Status, Visit
from visits.work import Work

NOT_FOR_EVER = frozenset({Reason.TOO_LATE, Reason.GUEST_MISSING})
"""Why something was not said that may be said after all."""
YES = frozenset({Event.CONFIRM, Event.KEEP_CONFIRMED, Event.AGREE})


def step(
    work: Work,
    now: Standing,
    event: Event,
    *,
    by: Person | None,
    at: datetime,
    slot: Slot | None = None,
    why: str | None = None,
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
        why=why,
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
    now = moved(work, before, visit)
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


def plan(work: Work, now: Standing, *, at: datetime, asked_at: datetime | None = None) -> None:
    """Plan what the timeline still has to say about this edition, to whoever can be told.

    `asked_at` is when the news of this edition asked whether the time suits.
    """
    work.notices.plan(_steps(work, now, at, asked_at))


def replan(work: Work, now: Standing, *, at: datetime) -> None:
    """The visit's window has moved, or somebody else comes: what waits is due, and useful, by that.

    What came too late for the old window, or waited for a guest, is planned again if it is useful
    now. What has no row yet is left to the sweep.
    """
    rows = {notice.key: notice for notice in work.notices.about(now.visit.id)}
    for fresh in _steps(work, now, at):
        row = rows.get(fresh.key)
        if row is not None and (waits(work, row) or _is_open_again(row)):
            work.notices.save(replace(fresh, id=row.id))


def _is_open_again(notice: Notice) -> bool:
    return notice.status is NoticeStatus.EXPIRED or notice.reason in NOT_FOR_EVER


def _steps(
    work: Work, now: Standing, at: datetime, asked_at: datetime | None = None
) -> Iterator[Notice]:
    timeline = work.programmes[now.family.programme].timeline
    following = next_begins_at(work, now.visit)
    about = About(now.visit, now.family, asked_at, following)
    yield from planned_steps(about, timeline, now=at)
    yield from questions_about_interpreter(now.visit, now.family, at=at)


def next_begins_at(work: Work, visit: Visit) -> datetime | None:
    """When the family's next visit begins, or began; None while it has no time."""
    following = (v for v in work.visits.of_family(visit.family_id) if _order(v) > _order(visit))
    return next((v.starts_at for v in following if v.has_a_time or v.status is Status.HELD), None)


def _order(visit: Visit) -> tuple[date, int]:
    return (visit.window.first, visit.number)
