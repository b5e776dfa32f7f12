"""What an action may ask of the storage about coordinators' reminders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from visits.broadcast import Broadcast, OutOfReach, Segment
from visits.notice import NoticeStatus, Reason


@dataclass(frozen=True, slots=True)
class Reach:
    """Parents of a segment: by language those who can be sent it, and by reason the others."""

    languages: Mapping[str, int] = field(default_factory=dict)
    out_of_reach: Mapping[OutOfReach, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return sum(self.languages.values())


Became = Mapping[tuple[NoticeStatus, Reason | None], int]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the messages so far; how many of those who read it come, or have stopped."""

    became: Became = field(default_factory=dict)
    coming: int = 0
    stopped_news: int = 0

    def number(self, status: NoticeStatus) -> int:
        return sum(many for (ended, _), many in self.became.items() if ended == status)

    @property
    def planned(self) -> int:
        return sum(self.became.values())


class Broadcasts(Protocol):
    def add(self, broadcast: Broadcast) -> Broadcast | None:
        """With its id; None if the same was made already."""

    def same(self, broadcast: Broadcast) -> Broadcast | None:
        """The one that was made already."""

    def get(self, broadcast_id: int) -> Broadcast | None: ...
    def hold(self, broadcast_id: int) -> Broadcast | None:
        """As `get`; nobody else changes it until this unit of work has ended."""

    def save(self, broadcast: Broadcast) -> None:
        """Its stage, and how far it is planned."""

    def latest(self, *, most: int) -> Sequence[Broadcast]:
        """The newest first."""

    def under_way(self, now: datetime) -> Sequence[int]:
        """Those that have begun and not ended (ids), the earliest first."""

    def next_begins(self, after: datetime) -> datetime | None: ...
    def reach(self, segment: Segment, on: date, languages: frozenset[str] | None) -> Reach:
        """As things stand, on that day; `languages` are those that it is written in, if any."""

    def plan_some(self, broadcast: Broadcast, *, most: int) -> int | None:
        """Messages to those who come next, and up to whom (id); None if all were looked at."""

    def is_waited_for(self, broadcast_id: int) -> bool:
        """Whether a message of it is still to be said."""

    def skip_some(self, broadcast_id: int, now: datetime, *, most: int) -> int:
        """Say no more of its messages; how many were taken back. Those in hand are left."""

    def result(self, broadcast: Broadcast) -> Result: ...
