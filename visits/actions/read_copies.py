"""What a poll has found becomes rows: what staff did to our events, and when they are taken.

All of it, with the sync token, in one unit of work: nothing that was read is lost or read twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from visits.actions.book_by_alias import book_by_alias
from visits.actions.compare_copies import compare
from visits.actions.tend_calendars import LEASE
from visits.calendar_news import tell_owner
from visits.copy import Copy, StaffCalendar, over, stale
from visits.polled import Found, Known, Polled
from visits.replica import Seen
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
            _save(work, copy, _read(copy, found, now), now)
    for copy in gone:
        _save(work, copy, _missing(copy, now), now)
        compare(work, copy.visit_id, now=now)
    _forget_others(work, staff_id, polled)
    work.calendars.put(_read_well(calendar, polled, now))
    return True


def _is_gone(copy: Copy, polled: Polled) -> bool:
    if copy.href is None:
        return False
    return copy.href in polled.gone or (polled.is_whole and copy.href not in polled.hrefs)


def _is_suspicious(gone: Sequence[Copy], copies: Sequence[Copy]) -> bool:
    """A calendar that lost many of our events at once was emptied, or is another one."""
    missed = {copy.visit_id for copy in gone if _lay_there(copy) and copy.wanted is not None}
    away, ours = ({c.visit_id for c in some if _lay_there(c)} for some in (gone, copies))
    return len(missed) > MANY or (bool(missed) and len(away) > 1 and away == ours)


def _lay_there(copy: Copy) -> bool:
    """When it was read last, and we have not asked for its removal."""
    return copy.seen is not None and not copy.is_removing


def _hold(work: Work, calendar: StaffCalendar, gone: Sequence[Copy], now: datetime) -> None:
    for copy in gone:
        if not copy.must_be_read:
            work.copies.save(replace(copy, must_be_read=True))
    if not calendar.is_held:
        work.calendars.put(replace(calendar, is_held=True, polled_at=now))
        tell_owner(work, calendar.staff_id, "calendar_held", str(now.timestamp()), at=now)


def _read_well(calendar: StaffCalendar, polled: Polled, now: datetime) -> StaffCalendar:
    return replace(
        calendar,
        token=polled.token or calendar.token,
        listed_at=now if polled.is_whole else calendar.listed_at,
        polled_at=now,
        next_poll_at=now + LEASE,
        trouble=None,
        trouble_since=None,
        is_told=False,
        is_held=False,
    )


def _read(copy: Copy, found: Found, now: datetime) -> Copy:
    """Ours arrived, nothing happened, or its owner did something that has to be decided."""
    copy = replace(
        copy, href=found.href, etag=found.etag, must_be_read=False, is_removing=False, trouble=None
    )
    if found.seen is None:
        return replace(copy, trouble=found.trouble, sent=None)
    if copy.touched_at is not None:
        return _touched_again(copy, found.seen, now)
    asked, sent = copy.sent or copy.wanted, copy.sent
    copy = replace(copy, sent=None)
    if sent is not None and found.seen == sent.meaning != copy.base:
        return replace(copy, written=sent, written_at=now, base=found.seen, seen=found.seen)
    if found.seen == copy.base:
        copy = replace(copy, seen=found.seen)
        return copy if sent is None else stale(copy)
    if copy.base is None and asked is not None and found.seen == asked.meaning:
        return stale(replace(copy, base=found.seen, seen=found.seen, written=asked))
    base = _nearer(found.seen, [copy.base, asked.meaning if sent and asked else None])
    return _if_it_means_something(
        replace(copy, base=base or found.seen, seen=found.seen, touched_at=now)
    )


def _touched_again(copy: Copy, seen: Seen, now: datetime) -> Copy:
    if seen == copy.base:
        return replace(copy, seen=seen, touched_at=None)
    if seen == copy.seen:
        return copy
    return _if_it_means_something(replace(copy, seen=seen, touched_at=now))


def _if_it_means_something(copy: Copy) -> Copy:
    """Whatever else was changed in what we say is put right again."""
    if copy.gesture is not None:
        return copy
    return stale(replace(copy, base=copy.seen, touched_at=None))


def _nearer(seen: Seen, candidates: Iterable[Seen | None]) -> Seen | None:
    """What stood there before, if two things may have: that from which less was changed."""
    there = [one for one in candidates if one is not None]
    return min(there, key=lambda one: _distance(seen, one), default=None)


def _distance(seen: Seen, other: Seen) -> int:
    return (seen.starts_at != other.starts_at) + (seen.is_cancelled != other.is_cancelled)


def _missing(copy: Copy, now: datetime) -> Copy:
    if copy.wanted is None or copy.is_removing:
        return over(copy)
    if copy.seen is None and copy.touched_at is not None:
        return copy
    if copy.base is None and copy.written_at is not None:
        return over(copy)  # it was in another calendar; its uid is not used again
    if copy.base is None:  # it never arrived
        return replace(copy, href=None, etag=None, sent=None, must_be_read=False)
    return replace(copy, seen=None, touched_at=now, sent=None, must_be_read=False, trouble=None)


def _save(work: Work, before: Copy, after: Copy, now: datetime) -> None:
    if after == before:
        return
    work.copies.save(after)
    if after.trouble and not before.trouble:
        tell_owner(work, after.staff_id, "calendar_event", after.uid, after.trouble, at=now)


def _take_in_other(work: Work, staff_id: int, found: Found, now: datetime) -> None:
    if found.alias is not None and book_by_alias(work, staff_id, found, now=now):
        return
    if found.busy:
        work.busy.replace(staff_id, found.href, found.busy)
    else:
        work.busy.clear(staff_id, found.href)


def _forget_others(work: Work, staff_id: int, polled: Polled) -> None:
    for href in polled.gone:
        work.busy.clear(staff_id, href)
    if polled.is_whole:
        work.busy.keep_only(staff_id, polled.hrefs)
