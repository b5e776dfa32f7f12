"""Each visit's event in each staff member's calendar, and what its owner did to it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from visits.replica import Look, Role, Seen, Wanted
from visits.visit import Slot


class Gesture(StrEnum):
    """What a staff member did to an event: what every calendar program lets people do."""

    MOVED = "moved"
    DELETED = "deleted"
    CANCELLED = "cancelled"
    REVIVED = "revived"
    SAID_YES = "said_yes"


@dataclass(frozen=True, slots=True)
class Copy:
    """One event in one calendar.

    `wanted` is what it should say (None: it should not be there); `written` what we know that we
    made it say; `sent` what we asked the server for without having heard yet that it is done.
    `base` is its meaning when all was settled, `seen` its meaning when it was read last (None:
    it is gone); where they differ its owner did something, last at `touched_at`, that is not
    decided yet. `keeps` is a time that its owner holds on to against the colleague.
    `doubtful` is what was asked for and not found done: the server may do it still, as long as
    nothing else changes there (None: it may remove the event).
    A proposal belongs to one `revision` of one wish.
    """

    id: int
    visit_id: int
    staff_id: int
    role: Role
    uid: str
    request_id: int | None = None
    revision: int | None = None
    href: str | None = None
    etag: str | None = None
    sequence: int = 0
    wanted: Wanted | None = None
    written: Wanted | None = None
    written_at: datetime | None = None
    sent: Wanted | None = None
    doubtful: tuple[Wanted | None, ...] = ()
    is_removing: bool = False
    must_be_read: bool = False
    base: Seen | None = None
    seen: Seen | None = None
    touched_at: datetime | None = None
    keeps: Slot | None = None
    trouble: str | None = None
    is_over: bool = False

    @property
    def is_there(self) -> bool:
        """Whether its event is in the calendar, or may be."""
        return self.href is not None

    @property
    def needs_reading(self) -> bool:
        """Something was asked of the server, and nobody knows whether it was done."""
        return self.must_be_read or self.is_removing or self.sent is not None

    @property
    def may_come_back(self) -> bool:
        """As far as is known it never came, or went before we could remove it."""
        never_came = self.base is None and self.written_at is None
        return never_came or (self.wanted is None and self.base is not None)

    @property
    def shown(self) -> Look | None:
        """The look that it was given, or will be.

        Of two that may lie there the one that is called off: then STATUS alone tells them apart.
        """
        looks = [said.look for said in (self.sent, self.written, self.wanted) if said is not None]
        if Look.CANCELLED in looks and self.sent is not None:
            return Look.CANCELLED
        return next(iter(looks), None)

    @property
    def is_settled(self) -> bool:
        """Nothing that its owner did waits for a decision, and we can read it."""
        return self.touched_at is None and self.trouble is None

    @property
    def is_due(self) -> bool:
        """Whether it has to be written, or removed, as soon as its server lets us."""
        if self.is_over or not self.is_settled or self.needs_reading:
            return False
        return self.is_there if self.wanted is None else self.wanted != self.written

    @property
    def gesture(self) -> Gesture | None:
        """What its owner did that is not decided yet."""
        if self.touched_at is None or self.base is None:
            return None
        if self.seen is None:
            return Gesture.DELETED
        if self.base.is_cancelled:
            return Gesture.REVIVED if self.seen != self.base else None
        if self.seen.is_cancelled:
            return Gesture.CANCELLED
        if self.seen.starts_at != self.base.starts_at:
            return Gesture.MOVED
        return Gesture.SAID_YES if self.seen.said_yes else None


OURS = "@hembesok"
"""How the uids end that we have made."""


def over(copy: Copy) -> Copy:
    """It is no copy any more. A uid that its owner gave is free again: deletions are undone.

    From now on an ETag says that its owner has put it back.
    """
    uid = copy.uid if copy.uid.endswith(OURS) else f"{copy.uid}#{copy.id}"
    return replace(copy, uid=uid, etag=None, is_over=True)


def removed(copy: Copy) -> Copy:
    """By us: nothing is left to be known of it."""
    return over(replace(copy, base=None, seen=None))


def to_be_found(copy: Copy) -> Copy:
    """It may lie in the calendar or not: that is found out before anything is concluded."""
    return replace(
        copy,
        etag=None,
        sent=None,
        doubtful=(),
        is_removing=False,
        must_be_read=copy.is_there,
        base=None,
        seen=None,
        touched_at=None,
        trouble=None,
    )


def stale(copy: Copy) -> Copy:
    """It has to be written anew; what it looked like is remembered, to read it by."""
    return replace(copy, written=copy.written and replace(copy.written, label=""))


@dataclass(frozen=True, slots=True)
class StaffCalendar:
    """Where a staff member's calendar is, and how far it was read.

    `url` is that of the collection, `user` and `secret` are for its server; without a user the
    secret is a bearer token. `listed_at` is when all of it was read last. `trouble` says in plain
    words why it cannot be used, since `trouble_since`; `is_held` that nothing it says is believed
    until somebody has looked.
    """

    staff_id: int
    url: str
    user: str | None
    secret: str
    token: str | None = None
    listed_at: datetime | None = None
    polled_at: datetime | None = None
    next_poll_at: datetime | None = None
    trouble: str | None = None
    trouble_since: datetime | None = None
    is_told: bool = False
    is_held: bool = False

    @property
    def is_down(self) -> bool:
        return self.trouble is not None
