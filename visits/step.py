"""The steps of a programme's timeline, as its files describe them."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class From(StrEnum):
    """What days are counted from: the visit's local day, or the first day of its window."""

    VISIT = "visit"
    WINDOW = "window"


class Until(StrEnum):
    """How long a step is useful."""

    VISIT = "visit"
    SAME_DAY = "same_day"
    NEXT_DAY = "next_day"
    NEXT_VISIT = "next_visit"
    WEEK_BEFORE_WINDOW_ENDS = "week_before_window_ends"


@dataclass(frozen=True, slots=True)
class Step:
    """A notice `days` from the visit at local time `at`, or `hours_after` its end."""

    kind: str
    until: Until
    days: int = 0
    at: time = time(17, 30)
    hours_after: int | None = None
    counts_from: From = From.VISIT


Timeline = tuple[Step, ...]
