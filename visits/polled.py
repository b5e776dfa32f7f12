"""What a poll has found in a staff member's calendar, in our own terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from visits.busy import BusyInterval
from visits.replica import Look, Seen


class Lying(NamedTuple):
    """What a poll has to know of one copy; `look` is the one that it was given."""

    uid: str
    href: str | None
    etag: str | None
    look: Look | None
    needs_reading: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What a poll has to know: which looks we gave our events, by uid, and what must be read.

    `etags` are by href; `to_read` are those to be read whether they changed or not. `areas` are
    those that the owner's own events may be in.
    """

    token: str | None
    looks: Mapping[str, Look | None]
    etags: Mapping[str, str | None]
    to_read: frozenset[str]
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One object as it was read: our event (`seen`), or one of the owner's own (`busy`).

    `alias` is the family that the owner has written into its title; `trouble` says in one
    sentence what could not be read.
    """

    href: str
    etag: str | None
    uid: str | None
    seen: Seen | None = None
    busy: tuple[BusyInterval, ...] = ()
    alias: str | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Polled:
    """`gone` are objects that were there once; `is_whole` if `hrefs` are all that there are."""

    token: str | None
    found: Sequence[Found]
    gone: frozenset[str] = frozenset()
    is_whole: bool = False
    hrefs: frozenset[str] = frozenset()

    @property
    def is_quiet(self) -> bool:
        """Nothing has happened there, as nearly always."""
        return not (self.found or self.gone or self.is_whole)
