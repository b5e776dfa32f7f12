"""A visit: one meeting with a family, and its one valid time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from visits.interpreter import Interpreter
from visits.people import Makers
from visits.programme import Place, Window


class Status(StrEnum):
    DUE = "due"
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    MOVE_ASKED = "move_asked"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"
    DECLINED = "declined"
    EXPIRED = "expired"


HAS_A_TIME = frozenset({Status.PLANNED, Status.CONFIRMED, Status.MOVE_ASKED})
ON_THE_DAYS_LIST = HAS_A_TIME | {Status.HELD, Status.MISSED}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A span of time, from `starts_at` until `ends_at` (UTC)."""

    starts_at: datetime
    ends_at: datetime

    def overlaps(self, other: "Slot") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


def slot_of(starts_at: datetime, minutes: int) -> Slot:
    return Slot(starts_at, starts_at + timedelta(minutes=minutes))


@dataclass(frozen=True, slots=True)
class Visit:
    """The visit's `edition` grows whenever its time or place changes; a tap carries it.

    `answered_by` is the parent who was first to say yes to this edition, and `interpreter` what
    staff have said about one for it, if anything. `theme` is empty where there is none. `makers`
    says who of the family's pair make it.
    """

    id: int
    family_id: int
    number: int
    theme: str
    place: Place
    window: Window
    minutes: int = 60
    status: Status = Status.DUE
    edition: int = 0
    slot: Slot | None = None
    answered_by: int | None = None
    interpreter: Interpreter | None = None
    makers: Makers = Makers.BOTH

    @property
    def has_a_time(self) -> bool:
        return self.status in HAS_A_TIME

    @property
    def starts_at(self) -> datetime:
        """When the visit begins (UTC); only a visit that has had a time may be asked."""
        assert self.slot is not None
        return self.slot.starts_at

    def is_over(self, now: datetime) -> bool:
        return self.slot is not None and self.slot.ends_at <= now


BY_PHONE = "by phone"
"""Why, in the row of the visit's history: staff have noted what the family said."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a visit's history: what happened, who did it, when, and why."""

    visit_id: int
    edition: int
    event: str
    before: Status
    after: Status
    by: int | None
    at: datetime
    why: str | None = None
