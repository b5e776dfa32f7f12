"""What a programme's file says of one visit besides when, where and about what."""

from dataclasses import dataclass
from enum import StrEnum


class Extent(StrEnum):
    """Within the child health programme that every child is offered, or besides it (S1)."""

    ORDINARY = "ordinary"
    EXTRA = "extra"


class Handout(StrEnum):
    """What staff bring along and leave with the family (S4, Torvalla)."""

    BOOK = "book"
    TOOTHBRUSH = "toothbrush"
    TOOTHPASTE = "toothpaste"


class Questionnaire(StrEnum):
    """It asks about violence and alcohol (S4, Barnsäkert): there is no way of asking in a chat."""

    ON_PAPER = "on paper or with the nurse"


class Detail(StrEnum):
    """What a visit may have borrowed from another programme."""

    AGE = "age"
    PLACE = "place"
    THEME = "theme"
    PROFESSIONS = "professions"
    HANDOUTS = "handouts"


@dataclass(frozen=True, slots=True)
class Assumption:
    """A visit's detail that no source gives, and what it was borrowed from."""

    number: int
    detail: Detail
    lender: str
