"""A family's wish for another time. The old time stands until the wish is settled."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from visits.visit import Slot, Status


class RequestStatus(StrEnum):
    ASKED = "asked"
    OFFERED = "offered"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


_ENDS = frozenset(
    {
        RequestStatus.AGREED,
        RequestStatus.DECLINED,
        RequestStatus.WITHDRAWN,
        RequestStatus.OVERTAKEN,
    }
)

NEXT: dict[RequestStatus, frozenset[RequestStatus]] = {
    RequestStatus.ASKED: _ENDS | {RequestStatus.OFFERED},
    RequestStatus.OFFERED: _ENDS | {RequestStatus.ASKED},
}

OPEN = frozenset(NEXT)


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """Asks for `slot`, or for what the parent wrote in `words`, instead of `edition`.

    `kept` is the status that the visit goes back to if the old time is kept. `agreed_by` are
    the staff members (ids) who have said yes to `slot`. `revision` grows with the wish or offer.
    """

    id: int
    visit_id: int
    edition: int
    asked_by: int
    asked_at: datetime
    kept: Status
    slot: Slot | None = None
    words: str | None = None
    offered: tuple[Slot, ...] = ()
    agreed_by: frozenset[int] = frozenset()
    status: RequestStatus = RequestStatus.ASKED
    revision: int = 1

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def proposed(self) -> Slot | None:
        """The one time in question: wished for by the family, or offered by staff alone."""
        return self.offered[0] if self.slot is None and len(self.offered) == 1 else self.slot


def turned(
    request: MoveRequest,
    status: RequestStatus,
    *,
    slot: Slot | None = None,
    words: str | None = None,
    offered: tuple[Slot, ...] = (),
    agreed_by: frozenset[int] = frozenset(),
) -> MoveRequest:
    """The request one step on. A step that the table lacks is a fault of ours."""
    assert status is request.status or status in NEXT[request.status], (request.status, status)
    return replace(
        request,
        status=status,
        slot=slot,
        words=words,
        offered=offered,
        agreed_by=agreed_by,
        revision=request.revision + 1,
    )


def ended(request: MoveRequest, status: RequestStatus) -> MoveRequest:
    """The request closed, with what was wished kept for the record."""
    assert status in NEXT[request.status] - OPEN, (request.status, status)
    return replace(request, status=status, revision=request.revision + 1)
