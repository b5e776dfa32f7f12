"""What an action may ask of the storage about notices: what must reach somebody, and when."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from visits.notice import Attempt, Notice


class Notices(Protocol):
    def plan(self, notices: Iterable[Notice]) -> None:
        """Store those whose key is new; a known key changes nothing."""

    def get(self, notice_id: int) -> Notice: ...
    def save(self, notice: Notice) -> None:
        """Store its state and its times; what it is about stays as it was planned."""

    def claim_due(self, now: datetime, *, lease_until: datetime, most: int) -> Sequence[Notice]:
        """Waiting notices that are due and not leased, now leased to the caller.

        Of each person only the one that comes first, and none while they are to hear an earlier
        one; what is urgent waits for no other. Coordinators' reminders come after all else that
        is due, also to the same person, and hold nothing else up. `words` are left out.
        """

    def lapsed(self, now: datetime, *, most: int) -> Sequence[Notice]:
        """Waiting notices whose lease has run out, held and without their `words`."""

    def about(self, visit_id: int) -> Sequence[Notice]: ...
    def of_occurrence(self, occurrence_id: int, person_id: int) -> Sequence[Notice]:
        """What this person is told of one time that an activity takes place."""

    def about_no_visit(self, people: Iterable[int]) -> Sequence[Notice]:
        """What these people (ids) are told, and what is told because of them, besides visits."""

    def waiting(self, person_id: int) -> Sequence[Notice]:
        """What this person is still to be told."""

    def open_attempt(self, notice_id: int) -> Attempt | None: ...
    def begin_attempt(self, notice_id: int, now: datetime) -> Attempt: ...
    def end_attempt(self, attempt: Attempt) -> None: ...
    def attempts(self, notice_id: int) -> int:
        """How many attempts there have been."""

    def told(self, person_id: int, since: datetime) -> Sequence[Notice]:
        """What this person has been sent since then."""

    def answer_waits(self, chat_id: int) -> bool:
        """Whether this chat has been answered in words that have not reached it yet."""


class Pauses(Protocol):
    """While Telegram has asked for silence, nothing is said by anybody."""

    def until(self) -> datetime | None: ...
    def keep(self, until: datetime) -> None:
        """A longer one that is kept already stays."""
