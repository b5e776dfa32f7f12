"""What it means for a copy that its event was read, or that it is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from visits.copy import Copy, over, removed, stale
from visits.polled import Found
from visits.replica import Seen, Wanted


def read(copy: Copy, found: Found, now: datetime) -> Copy:
    """Ours arrived, nothing happened, or its owner did something that has to be decided."""
    doubtful = _doubtful(copy, found)
    is_as_it_was = found.etag is not None and found.etag == copy.etag
    if is_as_it_was and found.seen is not None and copy.seen is not None:
        # the same words may seem to say something else once we have asked for others
        found = replace(found, seen=copy.seen)
    copy = replace(
        copy, href=found.href, etag=found.etag, must_be_read=False, is_removing=False, trouble=None
    )
    if found.seen is None:
        return replace(copy, trouble=found.trouble, sent=None, doubtful=())
    if copy.touched_at is not None:
        return copy if is_as_it_was else _touched_again(copy, found.seen, now)
    asked, sent, late = copy.sent or copy.wanted, copy.sent, copy.doubtful
    copy = replace(copy, sent=None, doubtful=())
    if found.seen == copy.base:
        copy = replace(copy, seen=found.seen, doubtful=doubtful)
        return copy if sent is None else stale(copy)
    if ours := [one for one in (sent, *late) if one and one.meaning == found.seen]:
        return _arrived(copy, found.seen, ours, now)
    if copy.base is None and asked is not None and found.seen == asked.meaning:
        return stale(replace(copy, base=found.seen, seen=found.seen, written=asked))
    base = _nearer(found.seen, [copy.base, asked.meaning if sent and asked else None])
    return _if_it_means_something(
        replace(copy, base=base or found.seen, seen=found.seen, touched_at=now)
    )


def missing(copy: Copy, now: datetime) -> Copy:
    """It lies there no more: we have removed it, or its owner has, or it never came."""
    if copy.is_removing or None in copy.doubtful:
        return removed(copy)
    if copy.wanted is None:
        return over(copy)
    if copy.seen is None and copy.touched_at is not None:
        return copy
    if copy.base is None and copy.written_at is not None:
        return over(copy)  # it was in another calendar; its uid is not used again
    if copy.base is None:  # it never arrived
        return replace(copy, href=None, etag=None, sent=None, must_be_read=False)
    return replace(copy, seen=None, touched_at=now, sent=None, must_be_read=False, trouble=None)


def _arrived(copy: Copy, seen: Seen, ours: Sequence[Wanted], now: datetime) -> Copy:
    """One of those lies there. Where they differ in what does not come back it is written anew."""
    arrived = replace(copy, written=ours[0], written_at=now, base=seen, seen=seen)
    return arrived if len(set(ours)) == 1 else stale(arrived)


def _doubtful(copy: Copy, found: Found) -> tuple[Wanted | None, ...]:
    """Each was asked for on the condition that the object was as it lay there then."""
    still = copy.doubtful if found.etag == copy.etag else ()
    asked = [copy.sent] if copy.sent else [None] if copy.is_removing else []
    return tuple(dict.fromkeys([*still, *asked]))


def _touched_again(copy: Copy, seen: Seen, now: datetime) -> Copy:
    if seen == copy.base:
        return replace(copy, seen=seen, touched_at=None)
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
