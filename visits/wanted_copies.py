"""What each staff member's calendar should say about a visit: a function of how it stands."""

from collections.abc import Sequence
from datetime import datetime

from visits.copy import Copy
from visits.move_request import MoveRequest, RequestStatus
from visits.people import Staff
from visits.replica import FAMILY, Look, Role, Wanted
from visits.scene import Standing
from visits.visit import Slot, Status

LABEL = "Hembesök"
_LOOKS = {
    Status.PLANNED: Look.OFFERED,
    Status.CONFIRMED: Look.CONFIRMED,
    Status.MOVE_ASKED: Look.WISH,
    Status.CANCELLED: Look.CANCELLED,
}
_PROPOSALS = {
    (RequestStatus.ASKED, False): Look.PROPOSAL,
    (RequestStatus.ASKED, True): Look.PROPOSAL_WAITS,
    (RequestStatus.OFFERED, False): Look.OFFER,
    (RequestStatus.OFFERED, True): Look.OFFER_WAITS,
}


def main_wanted(copy: Copy, now: Standing, copies: Sequence[Copy]) -> Wanted | None:
    """The visit itself, at its valid time, or at the time that its owner holds on to."""
    look, slot = _LOOKS.get(now.visit.status), _held(copy, now)
    if look is None or slot is None:
        return None
    mains = (other for other in copies if other.role is Role.MAIN)
    is_clash = any(_held(main, now) != now.visit.slot for main in mains)
    proposal = _proposal_of(copy, copies, now.request)
    return Wanted(
        uid=copy.uid,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        look=Look.CONFLICT if is_clash else look,
        label=LABEL,
        alias=now.family.alias,
        sibling_uid=proposal.uid if proposal else None,
        other_starts_at=_other_start(copy, now, copies, is_clash=is_clash),
    )


def proposal_wanted(copy: Copy, now: Standing, copies: Sequence[Copy]) -> Wanted | None:
    """The time in question, as long as this very wish, or offer, is open."""
    request = now.request
    if request is None or request.proposed is None or not belongs_to(copy, request):
        return None
    has_agreed = copy.staff_id in request.agreed_by
    main = next((c for c in copies if c.staff_id == copy.staff_id and c.role is Role.MAIN), None)
    return Wanted(
        uid=copy.uid,
        starts_at=request.proposed.starts_at,
        ends_at=request.proposed.ends_at,
        look=_PROPOSALS[request.status, has_agreed],
        label=LABEL,
        alias=now.family.alias,
        sibling_uid=main.uid if main else None,
        waits_for=_waits_for(request, now) if has_agreed else None,
    )


WANTED = {Role.MAIN: main_wanted, Role.PROPOSAL: proposal_wanted}


def belongs_to(copy: Copy, request: MoveRequest) -> bool:
    """A proposal stands for one wish as it was at one moment; a changed wish gets its own."""
    return (copy.request_id, copy.revision) == (request.id, request.revision)


def needs(role: Role, now: Standing) -> bool:
    """Whether an event of this kind must be made where there is none."""
    if role is Role.MAIN:
        return now.visit.has_a_time
    return now.request is not None and now.request.proposed is not None


def _held(copy: Copy, now: Standing) -> Slot | None:
    """The time that its owner holds on to, while the visit has one at all."""
    return (copy.keeps if now.visit.has_a_time else None) or now.visit.slot


def _proposal_of(copy: Copy, copies: Sequence[Copy], request: MoveRequest | None) -> Copy | None:
    if request is None or request.proposed is None:
        return None
    mine = (c for c in copies if c.staff_id == copy.staff_id and c.role is Role.PROPOSAL)
    return next((other for other in mine if belongs_to(other, request)), None)


def _other_start(
    copy: Copy, now: Standing, copies: Sequence[Copy], *, is_clash: bool
) -> datetime | None:
    if is_clash:
        others = (c for c in copies if c.role is Role.MAIN and c.staff_id != copy.staff_id)
        held = next((other.keeps for other in others), None) or now.visit.slot
        return held.starts_at if held else None
    return now.request.slot.starts_at if now.request and now.request.slot else None


def _waits_for(request: MoveRequest, now: Standing) -> str | None:
    if request.status is RequestStatus.OFFERED:
        return FAMILY
    missing: Sequence[Staff] = [m for m in now.pair if m.id not in request.agreed_by]
    return missing[0].employer if missing else None


def held_by(copy: Copy, now: Standing) -> Slot | None:
    """The time at which this event stands, after whatever its owner did."""
    if copy.touched_at is not None and copy.seen is not None:
        return copy.seen.slot
    return copy.keeps or now.visit.slot
