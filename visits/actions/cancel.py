"""A visit is called off, by a parent who cannot come or by staff."""

from datetime import datetime

from visits.access import Act
from visits.changes import step
from visits.facts import OutOfDate
from visits.move_request import RequestStatus, ended
from visits.news import tell
from visits.people import Parent, Person, Staff
from visits.scene import Scene, Standing, for_parent, for_staff
from visits.transitions import Event
from visits.work import Work


def think_twice(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """[Cannot come]: nothing changes yet; another time may suit better than none."""
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition, act=Act.CANCEL)
    _must_stand(standing, now)
    return standing.scene(parent)


def cancel(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """A parent calls the visit off; the other parent and both staff are told.

    The first answer counts: what the other parent has said yes to, or asked to move, stands,
    and staff see that the two differ.
    """
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition, act=Act.CANCEL)
    _must_stand(standing, now)
    if _other_parents_want_it(standing, parent):
        tell(work, "parents_disagree", standing.pair, standing, by=parent, at=now)
        return standing.scene(parent)
    cancelled = _end(work, standing, parent, now)
    others = cancelled.family.other_parents(parent.id)
    tell(work, "visit_cancelled", others, cancelled, by=parent, at=now)
    tell(work, "family_cancelled", cancelled.pair, cancelled, by=parent, at=now)
    return cancelled.scene(parent)


def cancel_by_staff(
    work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime
) -> Scene:
    """Staff call the visit off; the family and the colleague are told."""
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.CANCEL)
    _must_stand(standing, now)
    return called_off(work, staff, standing, now=now).scene(staff)


def called_off(work: Work, staff: Staff, standing: Standing, *, now: datetime) -> Standing:
    """Staff have called the visit off."""
    cancelled = _end(work, standing, staff, now)
    colleague = cancelled.pair.colleague_of(staff.id)
    tell(work, "visit_cancelled", cancelled.family.reachable, cancelled, by=staff, at=now)
    tell(work, "colleague_cancelled", (colleague,), cancelled, by=staff, at=now)
    return cancelled


def _other_parents_want_it(standing: Standing, parent: Parent) -> bool:
    wishes = standing.request.asked_by if standing.request else None
    return any(want not in (None, parent.id) for want in (standing.visit.answered_by, wishes))


def _must_stand(standing: Standing, now: datetime) -> None:
    if not standing.visit.has_a_time or standing.visit.is_over(now):
        raise OutOfDate(standing.visit)


def _end(work: Work, standing: Standing, by: Person, now: datetime) -> Standing:
    if standing.request is not None:
        work.requests.save(ended(standing.request, RequestStatus.OVERTAKEN))
    return standing.now_is(step(work, standing, Event.CANCEL, by=by, at=now))
