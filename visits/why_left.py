"""Why a family has left the programme: in its own words or in the staff's (S3)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from visits.people import Family, Left, Parent, Person

LONGEST_WORDS = 500
MAY_ANSWER = timedelta(days=365)
"""So long after it left a family may say why."""


class Why(StrEnum):
    """What can be tapped. Nobody has to say anything."""

    MOVED = "moved"
    TIMES = "times"
    TOO_MANY = "too_many"
    NO_NEED = "no_need"
    OTHER_HELP = "other_help"
    NOT_AT_HOME = "not_at_home"
    UNEASY = "uneasy"
    LOSS = "loss"
    OTHER = "other"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class Reason:
    """One person's answer (`by`: a parent or one of the staff); a later one takes its place."""

    family_id: int
    by: int
    why: Why
    at: datetime
    words: str | None = None


class Question(StrEnum):
    """Whether a family that leaves is asked why; its staff may know that it is better not to."""

    ASKED = "asked"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Given:
    """A reason, and who gave it."""

    reason: Reason
    by: Person

    @property
    def is_own(self) -> bool:
        """A parent's: what the family itself says."""
        return isinstance(self.by, Parent)


OWN_ANSWERS = tuple(why for why in Why if why not in {Why.MOVED, Why.LOSS})
"""What a family can tap: a move we know of, and after a loss nobody asks."""
ASKED_AFTER = frozenset({Left.DECLINED, Left.OTHER})


def may_be_asked(family: Family) -> bool:
    """Never after a loss; and of a family that has moved we know why."""
    return family.left in ASKED_AFTER


def whom_to_ask(family: Family, why: Left) -> tuple[Parent, ...]:
    """Who hears the question if this family leaves now, for this."""
    return family.reachable if why in ASKED_AFTER else ()


def holds(reason: Reason, family: Family) -> bool:
    """A family that came back and left again left for another reason."""
    return family.left_at is not None and reason.at >= family.left_at


def may_answer(family: Family, now: datetime) -> bool:
    if family.left_at is None:
        return False
    return may_be_asked(family) and now - family.left_at <= MAY_ANSWER
