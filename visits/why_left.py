"""Why a family has left the programme: in its own words or in the staff's (S3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
