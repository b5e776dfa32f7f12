"""What a unit of work keeps of staff's calendars: where they are, our copies, who is taken."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from visits.busy import BusyInterval, Taken
from visits.copy import Copy, StaffCalendar
from visits.polled import Lying
from visits.replica import Role


class Calendars(Protocol):
    def get(self, staff_id: int) -> StaffCalendar | None: ...
    def all(self) -> Sequence[StaffCalendar]: ...
    def put(self, calendar: StaffCalendar) -> None:
        """Store it, or write over the one that its owner had; whoever has leased it lets go."""

    def remove(self, staff_id: int) -> None: ...
    def hurry(self, staff_ids: Sequence[int], now: datetime) -> None:
        """They are due now. Whoever has leased one of them keeps it."""

    def claim_due(
        self, now: datetime, *, lease_until: datetime, most: int
    ) -> Sequence[StaffCalendar]:
        """Calendars that are to be polled and not leased, now leased to the caller."""


class Copies(Protocol):
    """Those that are over are kept, since a uid is never used again; three methods see them."""

    def add(self, copy: Copy) -> Copy:
        """Store a copy; returns it with its id."""

    def get(self, copy_id: int) -> Copy:
        """Nobody else changes it until this unit of work has ended."""

    def save(self, copy: Copy) -> None: ...
    def of_visit(self, visit_id: int) -> Sequence[Copy]:
        """A visit's copies, by staff member and role; held as `get` holds one."""

    def in_calendar(self, staff_id: int) -> Sequence[Copy]: ...
    def lying(self, staff_id: int) -> Sequence[Lying]:
        """What a poll has to know of the same copies: it is asked for again and again."""

    def due(self, staff_id: int) -> Sequence[Copy]:
        """What has to be written to, or removed from, this calendar, oldest first."""

    def how_many(self, visit_id: int, staff_id: int, role: Role) -> int:
        """How many there have ever been: the next one's generation."""

    def ever(self, staff_id: int, uid: str) -> Copy | None:
        """The one that has or had this uid in this calendar; held as `get` holds one."""

    def put_back(self, staff_id: int) -> Sequence[Copy]:
        """Those that are over and lie there again, as far as is known."""

    def undecided(self, touched_before: datetime) -> Sequence[int]:
        """Visits (ids) whose copies were touched, but none of them at or after that moment."""

    def written_before(self, moment: datetime) -> Sequence[Copy]:
        """Copies that show a cancelled visit, and were last written before that moment."""

    def behind(self, most: int) -> Sequence[int]:
        """Visits (ids) that changed since their copies were compared with them."""

    def compared(self, visit_id: int) -> None:
        """The copies are what this unit of work, which holds the visit, has found that it needs."""

    def compare_all(self, staff_id: int) -> None:
        """As if all visits that they make had changed, those that have or had a time."""


class Busy(Protocol):
    """What staff's own calendars say; our visits and the copies of them are not here."""

    def replace(self, person_id: int, source: str, intervals: Iterable[BusyInterval]) -> None:
        """All that one calendar object takes of a person's time, instead of what it took before."""

    def clear(self, person_id: int, source: str) -> None: ...
    def keep_only(self, person_id: int, sources: Iterable[str]) -> None:
        """Forget the objects that are not among these."""

    def between(
        self, person_ids: Iterable[int], since: datetime, until: datetime
    ) -> Sequence[BusyInterval]:
        """All that overlap [since, until), each person's by their beginning."""

    def taken(self, person_id: int, since: datetime, until: datetime) -> Sequence[Taken]:
        """The same of one person, for searching."""
