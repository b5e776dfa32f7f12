"""What an action may ask of the storage about open activities, and about who goes there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from visits.activity import Activity, ActivityKind, Going, Occurrence, Times, Venue
from visits.feed import Source


class Open(NamedTuple):
    """As little of an occurrence as it takes to choose among thousands."""

    occurrence_id: int
    activity_id: int
    area: str | None
    kind: ActivityKind
    languages: tuple[str, ...]


class Activities(Protocol):
    def get(self, activity_id: int) -> Activity | None: ...
    def of_source(self, source: str) -> Sequence[Activity]:
        """Those that were not dropped, by uid."""

    def save(self, activity: Activity) -> Activity:
        """Added, or written over the one with its source and uid, dropped or not; with its id."""

    def drop(self, activity_id: int, now: datetime) -> None:
        """Nobody is shown it any more."""

    def occurrence(self, occurrence_id: int) -> Occurrence | None:
        """Also one that is cancelled, over, or of an activity that was dropped."""

    def occurrences(self, activity_id: int, since: datetime) -> Sequence[Occurrence]:
        """Those that end after `since`, earliest first; cancelled ones too."""

    def set_times(self, activity: Activity, times: Iterable[Times]) -> None:
        """Add these, or write over those with their keys; others stay."""

    def forget(self, occurrence_ids: Iterable[int]) -> None:
        """They take no place, and nobody has to be told so.

        Those that somebody has said something of, or was told of, stay and are cancelled.
        """

    def open_between(
        self, since: datetime, until: datetime, *, today: date, months: int | None
    ) -> Sequence[Open]:
        """What ends after `since` and begins before `until`, earliest first.

        Only for children of that age, if it is known; nothing that is cancelled, was dropped, or
        was good until a day before today.
        """

    def goings(self, occurrence_id: int) -> Sequence[Going]:
        """What everybody has said who said something, by person."""

    def coming(self, occurrence_ids: Iterable[int]) -> Mapping[int, int]:
        """How many parents have said that they come; nothing of where nobody has."""

    def places(self) -> Mapping[Venue, int]:
        """Where what is known takes place, the newest first, with one activity's id of each.

        Two feeds that describe one place otherwise, by name and area, mean the same.
        """

    def going(self, occurrence_id: int, person_id: int) -> Going: ...
    def go(self, going: Going) -> None: ...


class ActivitySources(Protocol):
    def get(self, name: str) -> Source | None: ...
    def all(self) -> Sequence[Source]:
        """By name."""

    def put(self, source: Source) -> None:
        """Store it, or write over the one with its name; whoever has leased it keeps it."""

    def remove(self, name: str) -> None: ...
    def claim_due(self, now: datetime, *, lease_until: datetime, most: int) -> Sequence[Source]:
        """Sources that are to be read and not leased, now leased to the caller."""

    def let_go(self, name: str) -> None:
        """Whoever has leased it has read it."""
