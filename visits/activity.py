"""Open activities near families: an open preschool, a story time, the Health Bus (S2, S3, S4)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from visits.quiet_hours import ZONE

BY_HAND = ""
"""The source of what a coordinator has entered."""
OLDEST = 72
"""Months: until school, for those activities that do not say."""


class ActivityKind(StrEnum):
    """The open activities to which S2–S4 say that families are pointed."""

    OPEN_PRESCHOOL = "open_preschool"
    STORY_TIME = "story_time"
    LIBRARY = "library"
    FAMILY_CENTRE = "family_centre"
    BABY_ACTIVITY = "baby_activity"
    SHARED_LUNCH = "shared_lunch"
    HEALTH_BUS = "health_bus"
    PARENT_GROUP = "parent_group"
    PARENT_COURSE = "parent_course"
    DENTAL_CARE = "dental_care"


class Accessible(StrEnum):
    """What makes it easier to come."""

    STEP_FREE = "step_free"
    PRAM = "pram"
    CHANGING_TABLE = "changing_table"
    ACCESSIBLE_TOILET = "accessible_toilet"
    HEARING_LOOP = "hearing_loop"


@dataclass(frozen=True, slots=True)
class Position:
    """WGS 84, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Venue:
    """Where people meet. `area` is one of the booking rules' areas, if it is known."""

    name: str
    address: str | None = None
    area: str | None = None
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Ages:
    """Whole months, both included.

    >>> Ages(4, 8).fit(8), Ages(4, 8).fit(9), Ages().fit(0)
    (True, False, True)
    """

    first: int = 0
    last: int = OLDEST

    def fit(self, months: int) -> bool:
        return self.first <= months <= self.last


@dataclass(frozen=True, slots=True)
class Activity:
    """What is open, where, and for whom; when it is are its occurrences.

    `source` names the feed that it comes from, in which `uid` is unique. `title` and `text` are the
    organiser's own words. No `price`: it is free. No `booking`: one simply comes; otherwise it says
    how to book. No `languages`: nothing is said of them. After `good_until` nobody is shown it, for
    nobody has said for long that it still takes place; nor is anybody shown what was dropped.
    """

    id: int
    source: str
    uid: str
    kind: ActivityKind
    title: str
    venue: Venue
    good_until: date
    text: str = ""
    ages: Ages = Ages()
    languages: tuple[str, ...] = ()
    price: str | None = None
    booking: str | None = None
    accessible: frozenset[Accessible] = frozenset()
    organiser: str | None = None
    url: str | None = None
    is_dropped: bool = False

    def same_as(self, other: "Activity") -> bool:
        """Whether a reader finds no difference."""
        return replace(self, id=0, good_until=other.good_until) == replace(other, id=0)


@dataclass(frozen=True, slots=True)
class Times:
    """Once that an activity takes place, before it is stored.

    `key` says which time of the series it is (RFC 5545, RECURRENCE-ID), also when it is moved: its
    first beginning. `elsewhere` is where it is this time, if not where it usually is.
    """

    key: str
    starts_at: datetime
    ends_at: datetime
    elsewhere: Venue | None = None
    is_cancelled: bool = False


class State(StrEnum):
    OPEN = "open"
    CANCELLED = "cancelled"
    OVER = "over"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Once that an activity takes place, as it is known."""

    id: int
    activity: Activity
    times: Times

    def state(self, now: datetime) -> "State":
        """How it stands with it. What nobody says any more that it takes place is gone."""
        activity, today = self.activity, now.astimezone(ZONE).date()
        if self.ends_at <= now:
            return State.OVER
        if activity.is_dropped or activity.good_until < today:
            return State.GONE
        return State.CANCELLED if self.is_cancelled else State.OPEN

    @property
    def starts_at(self) -> datetime:
        return self.times.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.times.ends_at

    @property
    def venue(self) -> Venue:
        return self.times.elsewhere or self.activity.venue

    @property
    def is_cancelled(self) -> bool:
        return self.times.is_cancelled


@dataclass(frozen=True, slots=True)
class Going:
    """What a parent has said about one occurrence."""

    occurrence_id: int
    person_id: int
    comes: bool = False
    remind: bool = False
