"""Staff settle a wish: both agree, or one offers other times, or one declines."""

from dataclasses import replace
from datetime import datetime

from visits.access import Act
from visits.changes import plan, step
from visits.facts import OutOfDate, Unknown
from visits.free_times import free_times, must_be_free
from visits.move_request import MoveRequest, RequestStatus, ended, turned
from visits.news import forget_earlier, tell
from visits.people import Person, Staff
from visits.scene import Scene, Standing, either_pair, for_staff, moved
from visits.transitions import Event
from visits.visit import Slot, Status
from visits.work import Work

KEEP = {Status.PLANNED: Event.KEEP_PLANNED, Status.CONFIRMED: Event.KEEP_CONFIRMED}


def agree(work: Work, chat_id: int, request_id: int, *, revision: int, now: datetime) -> Scene:
    """Yes to the wished time, or to a colleague's offer, whichever of its times the family takes.

    When all have said yes to a wish it is the visit's time. Raises SlotTaken if one of them has
    been booked meanwhile, OutOfDate for an old button.
    """
    staff, standing, request = _open_wish(work, chat_id, request_id, revision, now)
    if request.slot is not None:
        must_be_free(work, standing, request.slot, now=now)
    elif not request.offered:
        return standing.scene(staff, slots=free_times(work, standing, now=now))
    return agreed(work, staff, standing, now=now).scene(staff)


def agreed(work: Work, staff: Staff, standing: Standing, *, now: datetime) -> Standing:
    """This member's yes to the open wish; the time is free."""
    assert standing.request is not None
    request = replace(standing.request, agreed_by=standing.request.agreed_by | {staff.id})
    work.requests.save(request)
    return settle_if_all_agree(work, standing.now_is(standing.visit, request), by=staff, now=now)


def settle_if_all_agree(work: Work, standing: Standing, *, by: Person, now: datetime) -> Standing:
    """The new time becomes the valid one at the moment when nobody is missing any more."""
    request = standing.request
    assert request is not None
    acceptance = work.rules.acceptance_of(standing.family.centre)
    if request.slot is None or not acceptance.is_met(request.agreed_by, standing.pair):
        return standing
    work.requests.save(ended(request, RequestStatus.AGREED))
    visit = step(work, standing, Event.AGREE, by=by, at=now, slot=request.slot)
    settled = moved(work, standing, visit)
    colleagues = [one for one in either_pair(standing, settled) if one.id != by.id]
    tell(work, "move_agreed", settled.family.reachable, settled, by=by, at=now)
    tell(work, "move_settled", colleagues, settled, by=by, at=now)
    plan(work, settled, at=now)
    return settled


def decline(work: Work, chat_id: int, request_id: int, *, revision: int, now: datetime) -> Scene:
    """No: the old time stands, and the family is asked whether they can come."""
    staff, standing, _ = _open_wish(work, chat_id, request_id, revision, now)
    return declined(work, staff, standing, now=now).scene(staff)


def declined(work: Work, staff: Staff, standing: Standing, *, now: datetime) -> Standing:
    """This member's no to the open wish."""
    assert standing.request is not None
    request = ended(standing.request, RequestStatus.DECLINED)
    work.requests.save(request)
    visit = step(work, standing, KEEP[request.kept], by=staff, at=now)
    kept = standing.now_is(visit, request)
    tell(work, "wish_declined", standing.family.reachable, kept, by=staff, at=now)
    tell(work, "colleague_declined", _colleagues(standing, staff), kept, by=staff, at=now)
    return kept


def offer(work: Work, chat_id: int, request_id: int, *, revision: int, now: datetime) -> Scene:
    """Other times that the pair can do, for the family to choose from."""
    staff, standing, _ = _open_wish(work, chat_id, request_id, revision, now)
    slots = free_times(work, standing, now=now)
    if not slots:
        return standing.scene(staff)
    return offered(work, staff, standing, slots, now=now).scene(staff, slots=slots)


def offered(
    work: Work, staff: Staff, standing: Standing, slots: tuple[Slot, ...], *, now: datetime
) -> Standing:
    """This member offers these times instead of the one that was wished for."""
    assert standing.request is not None
    forget_earlier(work, standing.request, at=now)
    request = turned(
        standing.request, RequestStatus.OFFERED, offered=slots, agreed_by=frozenset({staff.id})
    )
    work.requests.save(request)
    standing = standing.now_is(standing.visit, request)
    tell(work, "times_offered", standing.family.reachable, standing, by=staff, at=now)
    tell(work, "colleague_offered", _colleagues(standing, staff), standing, by=staff, at=now)
    return standing


def _open_wish(
    work: Work, chat_id: int, request_id: int, revision: int, now: datetime
) -> tuple[Staff, Standing, MoveRequest]:
    request = work.requests.get(request_id)
    if request is None:
        raise Unknown
    staff, standing = for_staff(
        work, chat_id, request.visit_id, edition=request.edition, act=Act.SETTLE
    )
    stale = not request.is_open or request.revision != revision
    if stale or standing.visit.is_over(now):
        raise OutOfDate(standing.visit)
    return staff, standing, request


def _colleagues(standing: Standing, by: Person) -> tuple[Staff, ...]:
    return tuple(member for member in standing.pair if member.id != by.id)
