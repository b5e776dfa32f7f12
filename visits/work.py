"""What an action may ask of the storage: one unit of work, all of it or none of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from visits.absence import Absence
from visits.activity_work import Activities, ActivitySources
from visits.booking_rules import BookingRules
from visits.broadcast_work import Broadcasts
from visits.busy import Taken
from visits.calendar_work import Busy, Calendars, Copies
from visits.chat_work import Drafts, Mirrors, Photos, Topics
from visits.console_work import Register, Sessions
from visits.followup_work import (
    CountedFamilies,
    Figures,
    Reasons,
    Snapshots,
    ToldTotals,
    YearlyReports,
)
from visits.interpreter import Interpreter
from visits.invitation import Invitation
from visits.listed import Listed
from visits.matching import Matching
from visits.money import Money
from visits.money_work import Billing
from visits.move_request import MoveRequest
from visits.notice_work import Notices, Pauses
from visits.outing import Outing
from visits.people import Family, Pair, Person, Staff
from visits.programme import Programme, Window
from visits.programme_use import ProgrammeUse
from visits.visit import Change, Slot, Status, Visit


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
    def hold(self, family_id: int) -> Family:
        """As `get`; nobody else changes it until this unit of work has ended. Raises Missing."""

    def save(self, family: Family) -> None:
        """Its dates, and whether it has left; parents are saved as people."""

    def in_programme(self, slug: str) -> Sequence[Family]:
        """Those that take part in it; not those that have left."""

    def programmes(self) -> frozenset[str]:
        """The programmes (slugs) of all families there ever were."""

    def by_alias(self, alias: str) -> Family | None: ...
    def of_staff(self, staff_id: int) -> Sequence[Family]: ...
    def of_ids(self, ids: Iterable[int]) -> Mapping[int, Family]: ...
    def colleagues(self, staff_id: int) -> Sequence[Staff]:
        """The others of the pairs that this person is one of, most families first."""

    def next_alias(self) -> str: ...
    def need_interpreter(self, family_id: int, language: str | None) -> None:
        """The language of the interpreter whom this family's visits need; None: they need none."""

    def add(self, family: Family) -> Family:
        """Store a family and its parents; returns them with their ids."""

    def pair(self, nurse_id: int, family_supporter_id: int) -> Pair:
        """The pair of these two, made if it is new."""


class Visits(Protocol):
    def get(self, visit_id: int) -> Visit | None: ...
    def add(self, visit: Visit) -> Visit: ...
    def save(self, visit: Visit, change: Change) -> None: ...
    def guests(self, visit_id: int) -> Sequence[Staff]:
        """Those who are to come besides the family's pair."""

    def add_guest(self, visit_id: int, staff_id: int) -> None: ...
    def drop_guest(self, visit_id: int, staff_id: int) -> None: ...
    def of_family(self, family_id: int) -> Sequence[Visit]:
        """All visits of a family, in the order in which their windows open."""

    def of_staff(self, staff_id: int, since: datetime, until: datetime) -> Sequence[Visit]:
        """Visits that begin in [since, until), earliest first, and that may be on this list.

        Those of the person's families, those of colleagues for whom they stand in, and those at
        which they are a guest.
        """

    def wished_otherwise(self, staff_id: int, now: datetime) -> Sequence[Visit]:
        """Visits to come of their families that are wished at another time, earliest first."""

    def between(self, since: datetime, until: datetime) -> Sequence[Visit]:
        """Everybody's visits that begin in [since, until), earliest first."""

    def counted(self, since: datetime, until: datetime) -> Mapping[Status, int]:
        """How many they are, by how they stand."""

    def busy(
        self, staff_ids: Iterable[int], since: datetime, until: datetime, *, but: int
    ) -> Sequence[Slot]:
        """Visits of any of these staff members that overlap [since, until), but one visit's.

        A visit takes the time of its guests as well.
        """

    def taken(
        self, staff_ids: Iterable[int], since: datetime, until: datetime, *, but: int
    ) -> Sequence[Taken]:
        """The same for searching, each in its family's area."""

    def unplanned(self, now: datetime, until: datetime) -> Sequence[Visit]:
        """Visits with a time in (now, until) about which nothing is planned as they stand."""

    def next_due(self, now: datetime, opens_before: date) -> Sequence[Visit]:
        """Due visits whose window opens before that day, and that come next in their family.

        Those about which something is planned are left out.
        """

    def move_window(self, visit_id: int, window: Window) -> None:
        """When the visit should be made: it follows the child's age, and is no step of its own."""

    def plan_otherwise(self, visit: Visit) -> None:
        """Window, place, theme, length and makers of a visit without a time: no step of its own."""

    def history(self, visit_id: int) -> Sequence[Change]: ...
    def last_changes(self, family_id: int) -> Mapping[int, Change]:
        """What happened last to each visit of this family, by the visits' ids."""

    def note_interpreter(self, visit_id: int, answer: Interpreter | None) -> None:
        """What staff have said about an interpreter for the visit as it stands."""

    def note_outing(self, outing: Outing) -> None:
        """Keep this answer instead of an earlier one about the same visit."""

    def outing(self, visit_id: int) -> Outing | None: ...
    def newest_outing(self, family_id: int) -> Outing | None:
        """What the family has said last, about whichever visit."""


class Absences(Protocol):
    def add(self, absence: Absence) -> Absence: ...
    def save(self, absence: Absence) -> None: ...
    def remove(self, absence_id: int) -> None: ...
    def between(
        self, staff_ids: Iterable[int], since: datetime, until: datetime
    ) -> Sequence[Absence]:
        """All of these staff members that overlap [since, until), earliest first."""

    def leave(self, absence_id: int, visit: Visit) -> None:
        """The substitute is not free at this edition's time: nobody takes the visit over."""

    def is_left(self, absence_id: int, visit: Visit) -> bool: ...


class DayLists(Protocol):
    """What each staff member was told of a day: what is news is what differs from it."""

    def unlisted(self, day: date, since: datetime, until: datetime) -> Sequence[int]:
        """Staff (ids) who may have visits in [since, until) and for whom no list was begun."""

    def begin(self, staff_id: int, day: date) -> None:
        """A list is planned. Doing it twice changes nothing."""

    def remember(self, staff_id: int, day: date, lines: Iterable[Listed]) -> None:
        """What the list has said, instead of what an earlier one had."""

    def told(self, staff_id: int, day: date) -> Sequence[Listed]: ...


class Requests(Protocol):
    def get(self, request_id: int) -> MoveRequest | None: ...
    def open_for(self, visit_id: int) -> MoveRequest | None: ...
    def add(self, request: MoveRequest) -> MoveRequest: ...
    def save(self, request: MoveRequest) -> None: ...


class Invitations(Protocol):
    def add(self, invitation: Invitation) -> None: ...
    def get(self, digest: str) -> Invitation | None: ...
    def save(self, invitation: Invitation) -> None: ...


class ProgrammeUses(Protocol):
    def all(self) -> Mapping[str, ProgrammeUse]:
        """Those that are, or have been, in use here; by slug."""

    def hold(self, slug: str) -> ProgrammeUse:
        """Nobody else changes it until this unit of work has ended."""

    def save(self, use: ProgrammeUse) -> None: ...


class Work(Protocol):
    """One transaction: what an action loads and saves through this stands or falls together."""

    @property
    def people(self) -> People: ...
    @property
    def families(self) -> Families: ...
    @property
    def visits(self) -> Visits: ...
    @property
    def absences(self) -> Absences: ...
    @property
    def day_lists(self) -> DayLists: ...
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
    def mirrors(self) -> Mirrors: ...
    @property
    def topics(self) -> Topics: ...
    @property
    def photos(self) -> Photos: ...
    @property
    def activities(self) -> Activities: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def register(self) -> Register: ...
    @property
    def snapshots(self) -> Snapshots: ...
    @property
    def reasons(self) -> Reasons: ...
    @property
    def counted(self) -> CountedFamilies: ...
    @property
    def told_totals(self) -> ToldTotals: ...
    @property
    def figures(self) -> Figures: ...
    @property
    def billing(self) -> Billing: ...
    @property
    def yearly_reports(self) -> YearlyReports: ...
    @property
    def activity_sources(self) -> ActivitySources: ...
    @property
    def broadcasts(self) -> Broadcasts: ...
    @property
    def programmes(self) -> Mapping[str, Programme]: ...
    @property
    def programme_uses(self) -> ProgrammeUses: ...
    @property
    def matching(self) -> Matching: ...
    @property
    def rules(self) -> BookingRules: ...
    @property
    def money(self) -> Money: ...
