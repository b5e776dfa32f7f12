"""A programme from end to end with a family that is made up: what is asked for, what came of it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from visits.notice import Notice
from visits.scene import Scene
from visits.visit import Visit
from visits.work import Work

FARTHEST = timedelta(days=2 * 366)

Works = Callable[[], AbstractContextManager[Work]]
"""Opens one unit of work after the other, in a place where nobody lives."""


class Way(StrEnum):
    """How the made-up family answers."""

    CHOOSES = "chooses"
    SAYS_YES = "says_yes"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Script:
    """`anchor` is the birth date, or the expected one. `parents` has each one's language."""

    programme: str
    anchor: date
    is_born: bool
    parents: tuple[str, ...]
    interpreter: str | None = None
    way: Way = Way.CHOOSES


@dataclass(frozen=True, slots=True)
class Said:
    """One message, at its moment: its words are made from the scene."""

    at: datetime
    notice: Notice
    scene: Scene


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """`visits` as they ended, in the order of their windows, and all that was said, in order."""

    visits: Sequence[Visit]
    said: Sequence[Said]


def is_near(anchor: date, today: date) -> bool:
    """Farther off nobody plans, and a slip of the pen is likelier.

    >>> is_near(date(2027, 1, 4), date(2026, 11, 23)), is_near(date(2207, 1, 4), date(2026, 11, 23))
    (True, False)
    """
    return abs(anchor - today) <= FARTHEST
