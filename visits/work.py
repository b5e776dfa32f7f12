"""What an action may ask of the storage: one unit of work, all of it or none of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from visits.booking_rules import BookingRules
from visits.busy import BusyInterval, Taken
from visits.copy import Copy, StaffCalendar
from visits.draft import Draft
from visits.invitation import Invitation
from visits.move_request import MoveRequest
from visits.notice import Attempt, Notice
from visits.people import Family, Pair, Person, Staff
from visits.programme import Programme
from visits.replica import Role
from visits.visit import Change, Slot, Visit


class People(Protocol):
    def by_chat(self, chat_id: int) -> Person | None:
        """Who speaks; nobody else changes them until this unit of work has ended."""

    def get(self, person_id: int) -> Person: ...
    def hold(self, person_id: int) -> Person:
        """As `get`; nobody else changes them until this unit of work has ended."""

    def save(self, person: Person) -> None: ...
    def add_staff(self, staff: Staff) -> Staff: ...
    def all_staff(self) -> Sequence[Staff]: ...
    def lock(self, staff_ids: Iterable[int]) -> None:
        """Let nobody else book these staff members until this unit of work has ended."""


class Families(Protocol):
    def get(self, family_id: int) -> Family: ...
    def by_alias(self, alias: str) -> Family | None: ...
    def of_staff(self, staff_id: int) -> Sequence[Family]: ...
    def next_alias(self) -> str: ...
    def add(self, family: Family) -> Family:
        """Store a family and its parents; returns them with their ids."""

    def pair(self, nurse_id: int, family_supporter_id: int) -> Pair:
        """The pair of these two, made if it is new."""


class Visits(Protocol):
    def get(self, visit_id: int) -> Visit | None: ...
    def add(self, visit: Visit) -> Visit: ...
    def save(self, visit: Visit, change: Change) -> None: ...
    def of_family(self, family_id: int) -> Sequence[Visit]:
        """All visits of a family, in the programme's order."""

    def of_staff(self, staff_id: int, since: datetime, until: datetime) -> Sequence[Visit]:
        """Visits on this person's list that begin in [since, until), earliest first."""

    def busy(self, staff_ids: Iterable[int], since: datetime, *, but: int) -> Sequence[Slot]:
        """Taken times of any of these staff members that end after `since`, but one visit's."""

    def standing(self, now: datetime, until: datetime) -> Sequence[Visit]:
        """All visits that have a time beginning in (now, until)."""

    def history(self, visit_id: int) -> Sequence[Change]: ...


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


class Requests(Protocol):
    def get(self, request_id: int) -> MoveRequest | None: ...
    def open_for(self, visit_id: int) -> MoveRequest | None: ...
    def add(self, request: MoveRequest) -> MoveRequest: ...
    def save(self, request: MoveRequest) -> None: ...


class Notices(Protocol):
    def plan(self, notices: Iterable[Notice]) -> None:
        """Store those whose key is new; a known key changes nothing."""

    def get(self, notice_id: int) -> Notice: ...
    def save(self, notice: Notice) -> None:
        """Store its state, and when it is due; what it is about stays as it was planned."""

    def claim_due(self, now: datetime, *, lease_until: datetime, most: int) -> Sequence[Notice]:
        """Waiting notices that are due and not leased, now leased to the caller.

        Of each person only the one that comes first, and none while they are to hear an earlier
        one; what is urgent waits for no other. `words` are left out.
        """

    def lapsed(self, now: datetime, *, most: int) -> Sequence[Notice]:
        """Waiting notices whose lease has run out, held and without their `words`."""

    def about(self, visit_id: int) -> Sequence[Notice]: ...
    def open_attempt(self, notice_id: int) -> Attempt | None: ...
    def begin_attempt(self, notice_id: int, now: datetime) -> Attempt: ...
    def end_attempt(self, attempt: Attempt) -> None: ...
    def attempts(self, notice_id: int) -> int:
        """How many attempts there have been."""

    def answer_waits(self, chat_id: int) -> bool:
        """Whether this chat has been answered in words that have not reached it yet."""


class Pauses(Protocol):
    """While Telegram has asked for silence, nothing is said by anybody."""

    def until(self) -> datetime | None: ...
    def keep(self, until: datetime) -> None:
        """A longer one that is kept already stays."""


class Copies(Protocol):
    """Those that are over are kept, since a uid is never used again; only `how_many` sees them."""

    def add(self, copy: Copy) -> Copy:
        """Store a copy; returns it with its id."""

    def get(self, copy_id: int) -> Copy:
        """Nobody else changes it until this unit of work has ended."""

    def save(self, copy: Copy) -> None: ...
    def of_visit(self, visit_id: int) -> Sequence[Copy]:
        """A visit's copies, by staff member and role; held as `get` holds one."""

    def in_calendar(self, staff_id: int) -> Sequence[Copy]: ...
    def due(self, staff_id: int) -> Sequence[Copy]:
        """What has to be written to, or removed from, this calendar, oldest first."""

    def how_many(self, visit_id: int, staff_id: int, role: Role) -> int:
        """How many there have ever been: the next one's generation."""

    def undecided(self, touched_before: datetime) -> Sequence[int]:
        """Visits (ids) whose copies were touched, but none of them at or after that moment."""

    def written_before(self, moment: datetime) -> Sequence[Copy]:
        """Copies that show a cancelled visit, and were last written before that moment."""

    def behind(self, most: int) -> Sequence[int]:
        """Visits (ids) that changed since their copies were compared with them."""

    def compared(self, visit_id: int) -> None:
        """The copies are what this unit of work, which holds the visit, has found that it needs."""

    def compare_all(self, staff_id: int) -> None:
        """As if all visits of this staff member's families had changed that have or had a time."""


class Calendars(Protocol):
    def get(self, staff_id: int) -> StaffCalendar | None: ...
    def all(self) -> Sequence[StaffCalendar]: ...
    def put(self, calendar: StaffCalendar) -> None:
        """Store it, or write over the one that its owner had; whoever has leased it lets go."""

    def remove(self, staff_id: int) -> None: ...
    def claim_due(
        self, now: datetime, *, lease_until: datetime, most: int
    ) -> Sequence[StaffCalendar]:
        """Calendars that are to be polled and not leased, now leased to the caller."""


class Invitations(Protocol):
    def add(self, invitation: Invitation) -> None: ...
    def get(self, digest: str) -> Invitation | None: ...
    def save(self, invitation: Invitation) -> None: ...


class Drafts(Protocol):
    def get(self, chat_id: int) -> Draft | None: ...
    def save(self, draft: Draft) -> None: ...
    def clear(self, chat_id: int) -> None: ...


class Work(Protocol):
    """One transaction: what an action loads and saves through this stands or falls together."""

    @property
    def people(self) -> People: ...
    @property
    def families(self) -> Families: ...
    @property
    def visits(self) -> Visits: ...
    @property
    def busy(self) -> Busy: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def notices(self) -> Notices: ...
    @property
    def pauses(self) -> Pauses: ...
    @property
    def copies(self) -> Copies: ...
    @property
    def calendars(self) -> Calendars: ...
    @property
    def invitations(self) -> Invitations: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def programmes(self) -> Mapping[str, Programme]: ...
    @property
    def rules(self) -> BookingRules: ...
