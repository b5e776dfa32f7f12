"""Writing to a calendar: what is asked of the server is stored before it is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from visits.actions.compare_copies import compare
from visits.calendar_news import tell_owner
from visits.copy import Copy, removed
from visits.work import Work


class Written(StrEnum):
    """What came of a request."""

    DONE = "done"
    CHANGED = "changed"
    """Somebody changed it since it was read: it has to be read again first."""
    UNKNOWN = "unknown"
    LATER = "later"
    REFUSED = "refused"


def due_copies(work: Work, staff_id: int) -> Sequence[Copy]:
    return work.copies.due(staff_id)


def begin_write(work: Work, copy_id: int, *, href: str) -> Copy | None:
    """Store what is about to be asked for; None if nothing is to be asked (any more).

    `href` is where a new event will lie, so that a repeat hits the same place.
    """
    copy = work.copies.get(copy_id)
    if not copy.is_due:
        return None
    if copy.wanted is None:
        begun = replace(copy, is_removing=True)
    else:
        sequence = copy.sequence + 1
        sent = replace(copy.wanted, sequence=sequence)
        begun = replace(copy, sent=sent, sequence=sequence, href=copy.href or href)
    work.copies.save(begun)
    return begun


def end_write(
    work: Work,
    copy_id: int,
    outcome: Written,
    *,
    etag: str | None = None,
    detail: str | None = None,
    now: datetime,
) -> None:
    """Note what came of it. What is unknown is read before anything else is asked."""
    copy = work.copies.get(copy_id)
    ended = _ended(copy, outcome, etag, detail, now)
    work.copies.save(ended)
    if ended.is_over and ended.wanted is not None:  # since it was to be removed it is needed again
        compare(work, copy.visit_id, now=now)
    if outcome is Written.REFUSED:
        tell_owner(work, copy.staff_id, "calendar_event", copy.uid, detail, at=now)


def _ended(
    copy: Copy, outcome: Written, etag: str | None, detail: str | None, now: datetime
) -> Copy:
    if outcome is Written.UNKNOWN or not (copy.sent or copy.is_removing):
        return replace(copy, must_be_read=True)
    sent, is_removed = copy.sent, copy.is_removing
    copy = replace(copy, sent=None, is_removing=False)
    is_new = copy.base is None
    if outcome is Written.CHANGED:
        return replace(copy, must_be_read=True)
    if outcome is Written.LATER:
        return replace(copy, href=None) if is_new else copy
    if outcome is Written.REFUSED:
        return replace(copy, trouble=detail, href=None if is_new else copy.href)
    if is_removed:
        return removed(copy)
    assert sent is not None
    return replace(
        copy,
        written=sent,
        written_at=now,
        doubtful=(),
        etag=etag,
        base=sent.meaning,
        seen=sent.meaning,
    )
