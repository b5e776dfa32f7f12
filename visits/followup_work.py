"""What an action may ask of the storage about follow-up: snapshots, reasons, what is counted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from visits.figures.asked import Asked
from visits.figures.counted import Counted, Dimension, Numbers
from visits.figures.months import Period
from visits.figures.shown import Months, Rows
from visits.snapshot import Snapshot
from visits.why_left import Reason
from visits.yearly_report import YearlyReport


class Snapshots(Protocol):
    def of_visit(self, visit_id: int) -> Snapshot | None:
        """The one that holds."""

    def history(self, visit_id: int) -> Sequence[Snapshot]:
        """Every version, the first one first."""

    def add(self, snapshot: Snapshot) -> None:
        """A further version: none is ever written over."""


class Reasons(Protocol):
    def of_family(self, family_id: int) -> Sequence[Reason]:
        """Everybody's answer, in the order in which they were given."""

    def keep(self, reason: Reason) -> None:
        """Instead of what the same person said earlier."""


class YearlyReports(Protocol):
    def of_year(self, year: int) -> Sequence[YearlyReport]: ...
    def get(self, centre: str, year: int) -> YearlyReport | None: ...
    def save(self, report: YearlyReport) -> bool:
        """Instead of the revision before; False if somebody else has saved meanwhile."""

    def centres(self) -> Sequence[str]:
        """Those that families belong to, or belonged to when they left."""


class CountedFamilies(Protocol):
    def behind(self, *, most: int) -> Sequence[int]:
        """Families (ids) of whom something changed since they were counted; now they are not.

        Nobody else counts until this unit of work has ended.
        """

    def put(self, counted: Iterable[Counted]) -> None:
        """Instead of what was counted of these families before."""


class ToldTotals(Protocol):
    def count_month(self, month: date, since: datetime, until: datetime) -> None:
        """Count all messages that were settled in [since, until), which is the month, anew."""


class Figures(Protocol):
    def rows(self, asked: Asked, by: Dimension | None = None) -> Rows:
        """All months that there are, row by row; one row, called "", without a dimension."""

    def places(self, asked: Asked) -> Mapping[tuple[str, str], Months]:
        """The same of each area and centre."""

    def families(self, asked: Asked, by: Dimension | None = None) -> Mapping[str, int]:
        """How many different families were visited in the period."""

    def families_by_place(self, asked: Asked) -> Mapping[tuple[str, str], int]:
        """How many of each area and centre."""

    def families_by_month(self, asked: Asked) -> Mapping[date, int]:
        """How many of them in each month of the period."""

    def loads(self, period: Period, area: str | None = None) -> Mapping[int, Numbers]:
        """The work of each member of the staff (ids) in the period."""
