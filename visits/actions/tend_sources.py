"""Which feeds of open activities are to be read now, and what becomes of one that cannot be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from visits.feed import Facts, Source
from visits.work import Work

LEASE = timedelta(minutes=10)
AT_ONCE = 10
A_DAY = timedelta(days=1)
JITTER = timedelta(hours=2)
IN_FULL_EVERY = timedelta(days=6)
"""A feed that says «as before» is read all the same, since time goes on."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=12)


def follow_sources(work: Work, named: Sequence[Source], *, now: datetime) -> None:
    """Those that the installation's file names are read from now on.

    One whose address or habits were changed there is read anew, at once.
    """
    for source in named:
        known = work.activity_sources.get(source.name)
        if known is not None and _is_as_named(known, source):
            continue
        anew = replace(known or source, **_named(source), due_at=now, read_at=None)
        work.activity_sources.put(anew)


def add_source(work: Work, source: Source) -> Source:
    """As it is told now; what is known of the one with its name stays."""
    known = work.activity_sources.get(source.name)
    if known is not None:
        usually: Facts = source.usually or known.usually
        source = replace(known, address=source.address, format=source.format, usually=usually)
    work.activity_sources.put(source)
    return source


def claim_sources(work: Work, *, now: datetime) -> Sequence[Source]:
    return work.activity_sources.claim_due(now, lease_until=now + LEASE, most=AT_ONCE)


def was_read(
    work: Work, name: str, *, etag: str | None, last_modified: str | None, now: datetime
) -> None:
    """In full, and everything of it is stored."""
    source = work.activity_sources.get(name)
    if source is not None:
        _rest(work, replace(source, etag=etag, last_modified=last_modified, read_at=now), now)


def is_as_before(work: Work, name: str, *, now: datetime) -> None:
    """The server says that nothing has changed since."""
    source = work.activity_sources.get(name)
    if source is not None:
        _rest(work, source, now)


def could_not_be_read(
    work: Work, name: str, trouble: str, *, retry_after: timedelta | None = None, now: datetime
) -> None:
    """Nothing is concluded from that but that it must be tried again, ever more seldom."""
    source = work.activity_sources.get(name)
    if source is None:
        return
    since = source.failed_since or now
    pause = max(_pause(now - since), retry_after or timedelta())
    due_at = None if source.due_at is None else now + min(pause, 7 * A_DAY)
    work.activity_sources.put(replace(source, failed_since=since, trouble=trouble, due_at=due_at))
    work.activity_sources.let_go(name)


def agreed(work: Work, name: str) -> None:
    """A person has looked, and what was gone has been dropped."""
    source = work.activity_sources.get(name)
    if source is not None:
        report = source.report and replace(source.report, gone=())
        work.activity_sources.put(replace(source, gone=(), report=report))


def knows_what_is_there(source: Source, now: datetime) -> bool:
    """Whether it is enough to hear that nothing has changed."""
    is_fresh = source.read_at is not None and now - source.read_at < IN_FULL_EVERY
    return is_fresh and source.failed_since is None


def _rest(work: Work, source: Source, now: datetime) -> None:
    due_at = None if source.due_at is None else now + A_DAY + _jitter(source.name)
    well = replace(source, failed_since=None, trouble=None, due_at=due_at)
    work.activity_sources.put(well)
    work.activity_sources.let_go(source.name)


def _jitter(name: str) -> timedelta:
    """Not all at the same time, and the same one at another hour each day."""
    return JITTER * (crc32(name.encode()) % 100 / 100)


def _pause(away: timedelta) -> timedelta:
    return min(max(away, FIRST_PAUSE), LONGEST_PAUSE)


def _is_as_named(known: Source, named: Source) -> bool:
    return known.due_at is not None and _named(known) == _named(named)


def _named(source: Source) -> dict[str, Any]:
    """What a person says of it."""
    usually = dict(source.usually)
    return {"address": source.address, "format": source.format, "usually": usually}
