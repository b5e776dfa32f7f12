"""A new time is preliminary while somebody who is to come cannot have seen it."""

from collections.abc import Iterator

from visits.move_request import MoveRequest
from visits.notice import Notice
from visits.people import Staff
from visits.replica import Role
from visits.scene import Standing
from visits.work import Work


def unseen_by(work: Work, now: Standing, notice: Notice) -> Staff | None:
    """Who has neither said yes to the time nor been able to see it in their calendar."""
    asked = work.requests.get(notice.request_id) if notice.request_id is not None else None
    return next(_unseen(work, now, notice.by, asked), None)


def _unseen(
    work: Work, now: Standing, by: int | None, asked: MoveRequest | None
) -> Iterator[Staff]:
    agreed = asked.agreed_by if asked else frozenset[int]()
    for member in now.pair:
        if member.id != by and member.id not in agreed and _cannot_see(work, now, member):
            yield member


def _cannot_see(work: Work, now: Standing, member: Staff) -> bool:
    calendar = work.calendars.get(member.id)
    if calendar is None or not calendar.is_down:
        return False
    copies = work.copies.of_visit(now.visit.id)
    mains = [c for c in copies if (c.staff_id, c.role) == (member.id, Role.MAIN)]
    return all(copy.base is None or copy.base.slot != now.visit.slot for copy in mains)
