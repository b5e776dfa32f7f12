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
from visits.scene import Scene, Standing, for_staff
from visits.transitions import Event
from visits.visit import Status
from visits.work import Work

KEEP = {Status.PLANNED: Event.KEEP_PLANNED, Status.CONFIRMED: Event.KEEP_CONFIRMED}


def agree(work: Work, chat_id: int, request_id: int, *, revision: int, now: datetime) -> Scene:
    """Yes to the wished time. When both have said yes it is the visit's time.

    Raises SlotTaken if one of them has been booked meanwhile, OutOfDate for an old button.
    """
    staff, standing, request = _open_wish(work, chat_id, request_id, revision, now)
    if request.slot is None:
        return standing.scene(staff, slots=free_times(work, standing, now=now))
    must_be_free(work, standing, request.slot, now=now)
    agreed = replace(request, agreed_by=request.agreed_by | {staff.id})
    work.requests.save(agreed)
    standing = standing.now_is(standing.visit, agreed)
    return settle_if_all_agree(work, standing, by=staff, now=now).scene(staff)


def settle_if_all_agree(work: Work, standing: Standing, *, by: Person, now: datetime) -> Standing:
    """The new time becomes the valid one at the moment when nobody is missing any more."""
    request = standing.request
    assert request is not None
    if request.slot is None or not request.agreed_by >= set(standing.pair.ids):
        return standing
    work.requests.save(ended(request, RequestStatus.AGREED))
    visit = step(work, standing, Event.AGREE, by=by, at=now, slot=request.slot)
    settled = standing.now_is(visit)
    tell(work, "move_agreed", standing.family.reachable, settled, by=by, at=now)
    tell(work, "move_settled", _colleagues(standing, by), settled, by=by, at=now)
    plan(work, settled, at=now)
    return settled


def decline(work: Work, chat_id: int, request_id: int, *, revision: int, now: datetime) -> Scene:
    """No: the old time stands, and the family is asked whether they can come."""
    staff, standing, request = _open_wish(work, chat_id, request_id, revision, now)
    declined = ended(request, RequestStatus.DECLINED)
    work.requests.save(declined)
    visit = step(work, standing, KEEP[request.kept], by=staff, at=now)
    kept = standing.now_is(visit, declined)
    tell(work, "wish_declined", standing.family.reachable, kept, by=staff, at=now)
    tell(work, "colleague_declined", _colleagues(standing, staff), kept, by=staff, at=now)
    return kept.scene(staff)


def offer(work: Work, chat_id: int, request_id: int, *, revision: int, now: datetime) -> Scene:
    """Other times that the pair can do, for the family to choose from."""
    staff, standing, request = _open_wish(work, chat_id, request_id, revision, now)
    slots = free_times(work, standing, now=now)
    if not slots:
        return standing.scene(staff)
    offered = turned(request, RequestStatus.OFFERED, offered=slots, agreed_by=frozenset({staff.id}))
    forget_earlier(work, request, at=now)
    work.requests.save(offered)
    now_offered = standing.now_is(standing.visit, offered)
    tell(work, "times_offered", standing.family.reachable, now_offered, by=staff, at=now)
    tell(work, "colleague_offered", _colleagues(standing, staff), now_offered, by=staff, at=now)
    return now_offered.scene(staff, slots=slots)


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
