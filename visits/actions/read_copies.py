"""What a poll has found becomes rows: what staff did to our events, and when they are taken.

All of it, with the sync token, in one unit of work: nothing that was read is lost or read twice.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from visits.actions.book_by_alias import book_by_alias
from visits.actions.compare_copies import compare
from visits.actions.tend_calendars import LEASE
from visits.calendar_news import tell_owner
from visits.copy import OURS, Copy, StaffCalendar
from visits.polled import Found, Known, Polled
from visits.reading import missing, read
from visits.work import Work

MANY = 3
"""More visits than that are not deleted by hand between two polls."""
LIST_ALL_EVERY = timedelta(days=14)


def known(work: Work, staff_id: int, *, now: datetime) -> Known:
    calendar = work.calendars.get(staff_id)
    copies = work.copies.lying(staff_id)
    there = [(copy.href, copy) for copy in copies if copy.href is not None]
    return Known(
        token=_token(calendar, now) if calendar else None,
        looks={copy.uid: copy.look for copy in copies},
        etags={href: copy.etag for href, copy in there},
        to_read=frozenset(href for href, copy in there if copy.needs_reading),
        areas=work.rules.areas,
    )


def _token(calendar: StaffCalendar, now: datetime) -> str | None:
    """Series go on for ever and were counted out for a while only: now and then all is read."""
    is_old = calendar.listed_at is None or now - calendar.listed_at >= LIST_ALL_EVERY
    return None if is_old else calendar.token


def take_in(work: Work, staff_id: int, polled: Polled, *, now: datetime) -> bool:
    """False, and nothing changes, if what is missing cannot have been deleted on purpose."""
    calendar = work.calendars.get(staff_id)
    if calendar is None:
        return False
    copies = () if polled.is_quiet else work.copies.in_calendar(staff_id)
    gone = [copy for copy in copies if _is_gone(copy, polled)]
    if _is_suspicious(gone, copies):
        _hold(work, calendar, gone, now)
        return False
    by_uid, by_href = {c.uid: c for c in copies}, {c.href: c for c in copies if c.href}
    for found in polled.found:
        copy = by_uid.get(found.uid or "") or by_href.get(found.href)
        if copy is None:
            _take_in_other(work, staff_id, found, now)
        else:
            _take_in_ours(work, copy, read(copy, found, now), now)
    for copy in gone:
        after = missing(copy, now)
        _save(work, copy, after, now)
        if after.is_over:
            _rest_anew(work, copy.visit_id, now)
        compare(work, copy.visit_id, now=now)
    _take_in_deleted_again(work, staff_id, polled, now)
    _forget_others(work, staff_id, polled)
    work.calendars.put(_read_well(calendar, polled, now))
    return True


def _is_gone(copy: Copy, polled: Polled) -> bool:
    if copy.href is None:
        return False
    return copy.href in polled.gone or (polled.is_whole and copy.href not in polled.hrefs)


def _is_suspicious(gone: Sequence[Copy], copies: Sequence[Copy]) -> bool:
    """A calendar that lost many of our events at once was emptied, or is another one.

    What we may have removed ourselves is not missed; but where it goes together with all else that
    lay there, nobody has deleted that one by one.
    """
    missed = {copy.visit_id for copy in gone if _is_missed(copy)}
    away, ours = ({c.visit_id for c in some if c.seen is not None} for some in (gone, copies))
    return len(missed) > MANY or (bool(missed) and len(away) > 1 and away == ours)


def _is_missed(copy: Copy) -> bool:
    """It lay there when it was read last, and was to stay."""
    return copy.seen is not None and copy.wanted is not None and not copy.is_removing


def _hold(work: Work, calendar: StaffCalendar, gone: Sequence[Copy], now: datetime) -> None:
    for copy in gone:
        if not copy.must_be_read:
            work.copies.save(replace(copy, must_be_read=True))
    if not calendar.is_held:
        work.calendars.put(replace(calendar, is_held=True, polled_at=now))
        tell_owner(work, calendar.staff_id, "calendar_held", str(now.timestamp()), at=now)


def _read_well(calendar: StaffCalendar, polled: Polled, now: datetime) -> StaffCalendar:
    # an older token would tell what has changed since then, not since this listing
    token = polled.token if polled.is_whole else polled.token or calendar.token
    return replace(
        calendar,
        token=token,
        listed_at=now if polled.is_whole else calendar.listed_at,
        polled_at=now,
        next_poll_at=now + LEASE,
        trouble=None,
        trouble_since=None,
        is_told=False,
        is_held=False,
    )


def _save(work: Work, before: Copy, after: Copy, now: datetime) -> None:
    if after == before:
        return
    work.copies.save(after)
    if after.trouble and not before.trouble:
        tell_owner(work, after.staff_id, "calendar_event", after.uid, after.trouble, at=now)


def _take_in_ours(work: Work, before: Copy, after: Copy, now: datetime) -> None:
    _save(work, before, after, now)
    if before.touched_at is not None and after.touched_at is None:  # they have taken it back
        _rest_anew(work, after.visit_id, now)


def _rest_anew(work: Work, visit_id: int, now: datetime) -> None:
    """Somebody is still busy with this visit: what was done to its other events waits too."""
    for other in work.copies.of_visit(visit_id):
        if other.touched_at is not None:
            work.copies.save(replace(other, touched_at=now))


def _take_in_other(work: Work, staff_id: int, found: Found, now: datetime) -> None:
    copy = _that_it_was(work, staff_id, found)
    if copy is not None and copy.may_come_back:
        _goes_again(work, copy, found)
        return
    if copy is not None:
        _is_still_in_use(work, copy, found, now)
    if found.alias is not None and book_by_alias(work, staff_id, found, now=now):
        return
    if found.busy:
        work.busy.replace(staff_id, found.href, found.busy)
    else:
        work.busy.clear(staff_id, found.href)


def _that_it_was(work: Work, staff_id: int, found: Found) -> Copy | None:
    """The copy that it is no more, if it was one of ours."""
    if found.seen is None or not found.seen.uid.endswith(OURS):
        return None
    return work.copies.ever(staff_id, found.seen.uid)


def _goes_again(work: Work, copy: Copy, found: Found) -> None:
    """The server has made it long after we gave it up, or brought back what it had lost:
    nobody wants it.
    """
    there = replace(copy, href=found.href, etag=found.etag, base=found.seen, seen=found.seen)
    work.copies.save(replace(there, wanted=None, is_over=False))


def _is_still_in_use(work: Work, copy: Copy, found: Found, now: datetime) -> None:
    """Its owner has put back what was removed, and takes it for the visit's event."""
    if found.etag != copy.etag:
        work.copies.save(replace(copy, etag=found.etag))
        _rest_anew(work, copy.visit_id, now)


def _take_in_deleted_again(work: Work, staff_id: int, polled: Polled, now: datetime) -> None:
    if not polled.gone and not polled.is_whole:
        return
    for copy in work.copies.put_back(staff_id):
        if _is_gone(copy, polled):
            work.copies.save(replace(copy, etag=None))
            _rest_anew(work, copy.visit_id, now)


def _forget_others(work: Work, staff_id: int, polled: Polled) -> None:
    for href in polled.gone:
        work.busy.clear(staff_id, href)
    if polled.is_whole:
        work.busy.keep_only(staff_id, polled.hrefs)
