"""Where open activities come from: what was read of a feed, and what is kept of its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from visits.activity import Activity, Times

HORIZON = timedelta(weeks=26)
"""So far ahead it is counted out when an activity takes place."""
BELIEVED = timedelta(days=60)
"""So long an activity is shown after its feed has named it last."""
ONCE = "once"
"""The key of what takes place once: it may be moved to any day."""

Facts = Mapping[str, str]
"""What a feed says of one activity, in its own words, by our names for columns."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity as its feed names it, with its times ahead.

    If it is not whole, a time that is missing was not understood, and is not to be forgotten.
    """

    activity: Activity
    times: tuple[Times, ...]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """Where in the feed, and a sentence about it."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a feed says now.

    `unread` are the uids of what was refused: what is known of them stays. A feed in `trouble` says
    nothing at all, and from one that is not `is_whole` nothing has vanished.
    """

    entries: tuple[Entry, ...] = ()
    refused: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()
    unread: frozenset[str] = frozenset()
    is_whole: bool = True
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a reading: titles, and what could not be read. `gone` waits for a person."""

    at: datetime
    activities: int = 0
    times: int = 0
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    refused: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A feed that is read. One that is not `due_at` any time was read once, by hand.

    `usually` holds for what the feed does not say. `gone` are the uids that vanished all at once:
    they stay until a person agrees. `read_at` is when it was last read in full.
    """

    name: str
    address: str
    format: str = ""
    usually: Facts = field(default_factory=dict)
    etag: str | None = None
    last_modified: str | None = None
    read_at: datetime | None = None
    due_at: datetime | None = None
    failed_since: datetime | None = None
    trouble: str | None = None
    report: Report | None = None
    gone: tuple[str, ...] = ()
