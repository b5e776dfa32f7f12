"""What a centre writes about a year's work, by the end of January the year after (S1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

LONGEST_TEXT = 5_000
YEARS_BACK = 4


@dataclass(frozen=True, slots=True)
class Texts:
    """Form and content, extent, and plans for the further development (S1)."""

    form: str = ""
    extent: str = ""
    plans: str = ""

    @property
    def are_whole(self) -> bool:
        return all(one.strip() for one in (self.form, self.extent, self.plans))


class State(StrEnum):
    """How far a report has come."""

    NOT_BEGUN = "not_begun"
    DRAFT = "draft"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class YearlyReport:
    """As it was last saved (`by` whom); `revision` is 0 before anybody has saved it."""

    centre: str
    year: int
    texts: Texts = field(default_factory=Texts)
    by: int | None = None
    at: datetime | None = None
    revision: int = 0
    is_done: bool = False

    @property
    def state(self) -> State:
        if self.is_done:
            return State.DONE
        return State.DRAFT if self.revision else State.NOT_BEGUN


def deadline(year: int) -> date:
    """The end of January, the year after.

    >>> deadline(2026)
    datetime.date(2027, 1, 31)
    """
    return date(year + 1, 1, 31)


def year_to_report(day: date) -> int:
    """In January last year's report is written.

    >>> year_to_report(date(2026, 12, 1)), year_to_report(date(2027, 1, 31))
    (2026, 2026)
    """
    return day.year - 1 if day.month == 1 else day.year


def years_to_report(day: date) -> Iterator[int]:
    """Which can be written or read, the newest first."""
    yield from range(day.year, day.year - YEARS_BACK - 1, -1)


@dataclass(frozen=True, slots=True)
class ReportsWanted:
    """Of the year's reports, those that are not done: the centres that they are about."""

    year: int
    centres: tuple[str, ...]

    @property
    def deadline(self) -> date:
        return deadline(self.year)
