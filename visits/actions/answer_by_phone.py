"""Staff record what a family said by phone.

What a parent has answered in the chat is never overwritten in silence: where the call says
something else, that is shown first, and staff have to say that they know.
"""

from datetime import datetime

from visits.access import Act
from visits.actions.cancel import end_visit
from visits.changes import step
from visits.contradiction import parents_differ
from visits.facts import OutOfDate
from visits.move_request import RequestStatus, ended
from visits.news import tell_anew
from visits.people import Staff
from visits.scene import Scene, Standing, for_staff
from visits.transitions import Event
from visits.visit import BY_PHONE, Status
from visits.work import Work


def as_seen(standing: Standing) -> str:
    """How the family's own answer stands, as a button carries it that staff tap knowing it."""
    revision = standing.request.revision if standing.request else 0
    return f"{standing.visit.status}.{revision}"


def confirm_by_phone(
    work: Work, chat_id: int, visit_id: int, *, edition: int, seen: str, now: datetime
) -> Scene:
    """The family says that the time suits; a wish that staff have not `seen` is left as it is.

    Raises OutOfDate for an old button, or a visit that is over.
    """
    staff, standing = _who_rang(work, chat_id, visit_id, edition, now)
    if standing.visit.status is Status.MOVE_ASKED and seen != as_seen(standing):
        return standing.scene(staff)
    return _yes(work, staff, standing, now).scene(staff)


def think_twice_by_phone(
    work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime
) -> Scene:
    """They cannot come: nothing changes yet, and what a parent has answered is shown."""
    staff, standing = _who_rang(work, chat_id, visit_id, edition, now)
    return standing.scene(staff)


def cancel_by_phone(
    work: Work, chat_id: int, visit_id: int, *, edition: int, seen: str, now: datetime
) -> Scene:
    """The visit is called off on the family's behalf; the colleague and the parents are told.

    Nothing changes where a parent has answered since staff looked (`seen`).
    """
    staff, standing = _who_rang(work, chat_id, visit_id, edition, now)
    if seen != as_seen(standing):
        return standing.scene(staff)
    cancelled = end_visit(work, standing, by=staff, now=now, why=BY_PHONE)
    tell_anew(work, "cancelled_by_phone", cancelled.family.reachable, cancelled, by=staff, at=now)
    colleague = cancelled.pair.colleague_of(staff.id)
    tell_anew(work, "family_cancelled", (colleague,), cancelled, by=staff, at=now)
    return cancelled.scene(staff)


def _who_rang(
    work: Work, chat_id: int, visit_id: int, edition: int, now: datetime
) -> tuple[Staff, Standing]:
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.RING)
    if not standing.visit.has_a_time or standing.visit.is_over(now):
        raise OutOfDate(standing.visit)
    return staff, standing


def _yes(work: Work, staff: Staff, standing: Standing, now: datetime) -> Standing:
    """A yes that stands already is no news, unless it settles what the parents differed about."""
    if standing.visit.status is Status.CONFIRMED and not parents_differ(work, standing):
        return standing
    confirmed = _confirmed(work, staff, standing, now)
    colleague = confirmed.pair.colleague_of(staff.id)
    parents = confirmed.family.reachable
    tell_anew(work, "family_confirmed", (colleague,), confirmed, by=staff, at=now)
    tell_anew(work, "other_parent_confirmed", parents, confirmed, by=staff, at=now)
    return confirmed


def _confirmed(work: Work, staff: Staff, standing: Standing, now: datetime) -> Standing:
    event = _EVENTS.get(standing.visit.status)
    if event is None:
        return standing
    if standing.request is not None:
        work.requests.save(ended(standing.request, RequestStatus.WITHDRAWN))
    return standing.now_is(step(work, standing, event, by=staff, at=now, why=BY_PHONE))


_EVENTS = {Status.PLANNED: Event.CONFIRM, Status.MOVE_ASKED: Event.KEEP_CONFIRMED}
