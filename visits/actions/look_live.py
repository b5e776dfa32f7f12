"""Before a time is settled its calendars are read once more: what was seen last may be old.

The bot asks and waits a little; those who go round the calendars read, as they always do. So it
is the same in one process and in many, and no calendar is ever read by two at once.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from visits.scene import standing
from visits.work import Work

GONE_QUIET = timedelta(minutes=5)
"""Where nobody goes round, nobody need be waited for."""


def hurry_for_visit(work: Work, visit_id: int, *, now: datetime) -> Sequence[int]:
    """Have the calendars of all who are to come read at once; returns whose (staff ids)."""
    visit = work.visits.get(visit_id)
    if visit is None:
        return ()
    coming = standing(work, visit_id).coming
    return unread(work, [member.id for member in coming], since=now, now=now)


def hurry_for_guest(work: Work, visit_id: int, guest_id: int, *, now: datetime) -> Sequence[int]:
    """The same for somebody who is to be added to a visit that has a time."""
    visit = work.visits.get(visit_id)
    has_a_time = visit is not None and visit.has_a_time
    return unread(work, [guest_id] if has_a_time else [], since=now, now=now)


def hurry_for_request(work: Work, request_id: int, *, now: datetime) -> Sequence[int]:
    """The same for the visit that a wish is about."""
    request = work.requests.get(request_id)
    return () if request is None else hurry_for_visit(work, request.visit_id, now=now)


def unread(
    work: Work, staff_ids: Iterable[int], *, since: datetime, now: datetime
) -> Sequence[int]:
    """Whose calendars have not been read since then, and can be; they are next in turn."""
    waiting = [staff_id for staff_id in staff_ids if _is_to_be_read(work, staff_id, since, now)]
    work.calendars.hurry(waiting, now)
    return waiting


def _is_to_be_read(work: Work, staff_id: int, since: datetime, now: datetime) -> bool:
    calendar = work.calendars.get(staff_id)
    if calendar is None or calendar.is_down or calendar.is_held or calendar.polled_at is None:
        return False
    return now - GONE_QUIET <= calendar.polled_at < since
