"""Who takes part: parents, the staff of two employers, and the pair that visits a family."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from visits.quiet_hours import NIGHT, QuietHours, Rest


class Employer(StrEnum):
    REGION = "region"
    MUNICIPALITY = "municipality"


class Profession(StrEnum):
    """Those whom S0–S4 name, in the programmes' own words."""

    NURSE = "nurse"
    FAMILY_SUPPORTER = "family_supporter"
    MIDWIFE = "midwife"
    DENTAL_NURSE = "dental_nurse"
    DENTAL_HYGIENIST = "dental_hygienist"
    LIBRARIAN = "librarian"
    DOCTOR = "doctor"
    PSYCHOLOGIST = "psychologist"
    SPEECH_THERAPIST = "speech_therapist"
    INTERPRETER = "interpreter"
    COORDINATOR = "coordinator"
    MANAGER = "manager"


class Portrait(StrEnum):
    """How a staff member wants to be drawn for families."""

    WOMAN = "woman"
    MAN = "man"
    NEUTRAL = "neutral"
    HEADSCARF = "headscarf"


class ParentRole(StrEnum):
    """S2 follows up visits with «the father or non-birthing parent»."""

    BIRTH = "birth"
    OTHER = "other"


class Silent(StrEnum):
    """Why a parent is sent nothing at all. Whoever lives under protection may be rung."""

    DECEASED = "deceased"
    DEPARTED = "departed"
    PROTECTED = "protected"


class Left(StrEnum):
    """Why a family takes no part any more."""

    MOVED = "moved"
    DECLINED = "declined"
    LOSS = "loss"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Consent:
    version: int
    language: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Parent:
    """A guardian with a language of their own. Without consent we only ask for it."""

    id: int
    family_id: int
    role: ParentRole
    language: str
    name: str | None = None
    chat_id: int | None = None
    quiet: QuietHours = NIGHT
    consent: Consent | None = None
    blocked_at: datetime | None = None
    rest: Rest | None = None
    silent: Silent | None = None
    wants_activities_since: datetime | None = None
    """Whoever has not asked for it is told of no open activity."""
    asked_of_activities_at: datetime | None = None
    """Nobody is asked twice whether they want that."""

    @property
    def can_be_told(self) -> bool:
        """Whether a message about visits may be sent to this parent at all."""
        if self.silent is not None:
            return False
        return self.chat_id is not None and self.consent is not None and self.blocked_at is None


@dataclass(frozen=True, slots=True)
class WorkDay:
    """Working hours of one weekday (Monday is 0), in local time."""

    weekday: int
    starts: time
    ends: time


OFFICE_HOURS = tuple(WorkDay(day, time(8), time(16, 30)) for day in range(5))


@dataclass(frozen=True, slots=True)
class Staff:
    """Somebody employed by the region or the municipality.

    `photo` is the key of a photo of their own; it is saved by itself (`work.photos`).
    """

    id: int
    profession: Profession
    employer: Employer
    name: str
    phone: str
    language: str = "sv"
    chat_id: int | None = None
    quiet: QuietHours = NIGHT
    working_hours: tuple[WorkDay, ...] = OFFICE_HOURS
    blocked_at: datetime | None = None
    rest: Rest | None = None
    portrait: Portrait = Portrait.NEUTRAL
    photo: str | None = None

    @property
    def can_be_told(self) -> bool:
        """Whether a message can be sent to this staff member."""
        return self.chat_id is not None and self.blocked_at is None


Person = Parent | Staff


class Makers(StrEnum):
    """Who of the pair makes a visit, as its programme says."""

    BOTH = "both"
    NURSE = "nurse"
    FAMILY_SUPPORTER = "family_supporter"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Pair:
    """The nurse and the family supporter who, as far as possible, make all the visits (S0).

    `stands_in_for` is the family's own pair where somebody else comes instead of one of them.
    Those of `makers` are the members for this visit. Where neither comes the nurse is: somebody
    must keep the visit in hand, but it takes none of her time.
    """

    id: int
    nurse: Staff
    family_supporter: Staff
    stands_in_for: "Pair | None" = None
    makers: Makers = Makers.BOTH

    def __iter__(self) -> Iterator[Staff]:
        if self.makers is Makers.BOTH:
            return iter((self.nurse, self.family_supporter))
        is_hers = self.makers is Makers.FAMILY_SUPPORTER
        return iter((self.family_supporter if is_hers else self.nurse,))

    @property
    def who_come(self) -> tuple[Staff, ...]:
        """The members whose time this visit takes; nobody where neither of them makes it."""
        return () if self.makers is Makers.NEITHER else tuple(self)

    @property
    def first(self) -> Staff:
        """Whoever comes alone; of two, the nurse."""
        return next(iter(self))

    def has(self, person_id: int) -> bool:
        return any(member.id == person_id for member in self)

    def tends(self, person_id: int) -> bool:
        """Whether the family is this person's, also where the other one comes alone."""
        return person_id in self.ids

    def colleague_of(self, person_id: int) -> Staff:
        """The other one of the two."""
        return self.family_supporter if self.nurse.id == person_id else self.nurse

    @property
    def ids(self) -> tuple[int, int]:
        return (self.nurse.id, self.family_supporter.id)

    @property
    def usual(self) -> "Pair":
        """The family's own pair."""
        return self.stands_in_for or self

    def with_instead(self, member: Staff, other: Staff) -> "Pair":
        """The pair in which somebody else comes instead of one member."""
        if member.id == self.nurse.id:
            return replace(self, nurse=other, stands_in_for=self.usual)
        return replace(self, family_supporter=other, stands_in_for=self.usual)


@dataclass(frozen=True, slots=True)
class Family:
    """A family is known by its alias alone: no child's name, no address, no personal number.

    `area` is the part of town and `centre` the child health centre, as the booking rules name them.
    `interpreter` is the language (ISO 639) of the interpreter whom the visits need, if any.
    """

    id: int
    alias: str
    programme: str
    pair: Pair
    parents: tuple[Parent, ...]
    due_on: date | None = None
    born_on: date | None = None
    area: str | None = None
    centre: str | None = None
    interpreter: str | None = None
    left: Left | None = None
    left_at: datetime | None = None
    registered_at: datetime | None = None

    @property
    def reachable(self) -> tuple[Parent, ...]:
        """Those who can be told; nobody in a family that has left."""
        if self.left is not None:
            return ()
        return tuple(parent for parent in self.parents if parent.can_be_told)

    def other_parents(self, person_id: int) -> tuple[Parent, ...]:
        """Those who can be told what the given person did."""
        return tuple(parent for parent in self.reachable if parent.id != person_id)
