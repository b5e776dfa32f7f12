"""Which calendars are to be read now, and what becomes of one that cannot be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from visits.calendar_news import tell_owner
from visits.copy import StaffCalendar, over, to_be_found
from visits.work import Work

LEASE = timedelta(minutes=2)
AT_ONCE = 50
PATIENCE = timedelta(hours=1)
"""So long may a server be away before its owner is told."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=10), timedelta(minutes=10)


def connect(work: Work, calendar: StaffCalendar) -> None:
    """Use this calendar from now on; what stands ahead is written into it.

    It may be one that was used before: our events are looked for there first. What lies in the
    calendar that was used until now is left there.
    """
    work.calendars.put(replace(calendar, token=None, listed_at=None))
    for copy in work.copies.in_calendar(calendar.staff_id):
        work.copies.save(to_be_found(copy))
    work.busy.keep_only(calendar.staff_id, ())
    work.copies.compare_all(calendar.staff_id)


def moved_house(work: Work, calendar: StaffCalendar) -> None:
    """The same calendar at another address, such as another port: nothing in it has changed."""
    before = work.calendars.get(calendar.staff_id)
    if before is None:
        connect(work, calendar)
        return
    moved = replace(before, url=calendar.url, user=calendar.user, secret=calendar.secret)
    if moved != before:
        work.calendars.put(replace(moved, next_poll_at=None))


def disconnect(work: Work, staff_id: int) -> None:
    """Look into this calendar no more. Its events stay as they are."""
    work.busy.keep_only(staff_id, ())
    work.calendars.remove(staff_id)


def believe(work: Work, staff_id: int) -> None:
    """Somebody has looked: the calendar is the right one. What is missing is written again."""
    calendar = work.calendars.get(staff_id)
    if calendar is None:
        return
    for copy in work.copies.in_calendar(staff_id):
        if copy.must_be_read:
            work.copies.save(over(copy))
    work.calendars.put(replace(calendar, is_held=False, token=None, next_poll_at=None))
    work.copies.compare_all(staff_id)


def claim_calendars(work: Work, *, now: datetime) -> Sequence[StaffCalendar]:
    return work.calendars.claim_due(now, lease_until=now + LEASE, most=AT_ONCE)


def rest(work: Work, staff_id: int, *, until: datetime) -> None:
    """It has been read and written; the next time is then."""
    calendar = work.calendars.get(staff_id)
    if calendar is not None:
        work.calendars.put(replace(calendar, next_poll_at=until))


def note_trouble(
    work: Work,
    staff_id: int,
    trouble: str,
    *,
    needs_somebody: bool,
    retry_after: timedelta | None = None,
    now: datetime,
) -> None:
    """It cannot be read. Nothing is concluded from that but that it must be tried again.

    `needs_somebody`: it will not mend by itself (a wrong password, a calendar that is gone).
    """
    calendar = work.calendars.get(staff_id)
    if calendar is None:
        return
    since = calendar.trouble_since or now
    tells = not calendar.is_told and (needs_somebody or now - since >= PATIENCE)
    pause = max(_pause(now - since), retry_after or timedelta())
    troubled = replace(calendar, trouble=trouble, trouble_since=since, next_poll_at=now + pause)
    work.calendars.put(replace(troubled, is_told=calendar.is_told or tells))
    if tells:
        cause = str(int(since.timestamp()))
        tell_owner(work, staff_id, "calendar_trouble", cause, trouble, at=now)


def _pause(away: timedelta) -> timedelta:
    """The longer it has been away, the longer we wait."""
    return min(max(away / 2, FIRST_PAUSE), LONGEST_PAUSE)
