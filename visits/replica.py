"""A calendar copy of a visit: what it should say, and what it was found to say."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from visits.visit import Slot

FAMILY = "family"
"""For whom an offer waits, beside the employers."""


class Role(StrEnum):
    """Which of a visit's two events a copy is."""

    MAIN = "main"
    PROPOSAL = "proposal"


class Look(StrEnum):
    """What an event shows of its visit."""

    OFFERED = "offered"
    CONFIRMED = "confirmed"
    WISH = "wish"
    PROPOSAL = "proposal"
    PROPOSAL_WAITS = "proposal_waits"
    """Its owner has agreed; the colleague has not."""
    OFFER = "offer"
    """The colleague offers the family this time."""
    OFFER_WAITS = "offer_waits"
    """Its owner offers this time, or agrees to it; the family has not chosen."""
    CANCELLED = "cancelled"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a copy was found to say. Times in UTC; `title` without our markers."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    is_cancelled: bool = False
    said_yes: bool = False
    title: str = field(default="", compare=False)

    @property
    def slot(self) -> Slot:
        return Slot(self.starts_at, self.ends_at)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a copy should say. Times in UTC; `uid` as in RFC 5545, never used again once deleted."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    look: Look
    label: str
    alias: str
    sequence: int = field(default=0, compare=False)
    sibling_uid: str | None = None
    """The visit's other event in the same calendar."""
    link: str | None = None
    """A page for staff."""
    waits_for: str | None = None
    """The employer, or the family, whose yes is missing, as in «väntar kommun»."""
    other_starts_at: datetime | None = None
    """Of a wish: the time wished for. Of a conflict: the time in the colleague's calendar."""
    for_guest: bool = False
    """Its owner comes along, and what they do to it decides nothing."""

    @property
    def meaning(self) -> Seen:
        """What it says to somebody who reads it back."""
        is_cancelled = self.look is Look.CANCELLED
        return Seen(self.uid, self.starts_at, self.ends_at, is_cancelled=is_cancelled)
