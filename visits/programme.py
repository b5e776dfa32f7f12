"""What a programme promises: its visits, each with its age window, place and theme."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from visits.people import Makers, Profession
from visits.planned import Assumption, Detail, Extent, Handout, Questionnaire
from visits.quiet_hours import NIGHT, QuietHours
from visits.step import Timeline

FULL_TERM_WEEKS = 40


class Place(StrEnum):
    HOME = "home"
    CENTRE = "centre"
    FAMILY_CENTRE = "family_centre"
    MIDWIFE = "midwife"


class AgeUnit(StrEnum):
    """Gestational weeks count from the due date, weeks and months from the birth."""

    GESTATIONAL_WEEKS = "gestational_weeks"
    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Window:
    """The days, both included, within which a visit should be made."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Age:
    """An age window: `first` and `last` are whole units, both included."""

    unit: AgeUnit
    first: int
    last: int

    @property
    def is_before_birth(self) -> bool:
        return self.unit is AgeUnit.GESTATIONAL_WEEKS

    def window(self, *, due_on: date | None, born_on: date | None) -> Window:
        """The days of this age. Until the birth is known the due date stands in for it."""
        anchor = born_on or due_on
        if anchor is None:
            raise ValueError("a window needs a due date or a birth date")
        if self.unit is AgeUnit.GESTATIONAL_WEEKS:
            start = (due_on or anchor) - timedelta(weeks=FULL_TERM_WEEKS)
            return Window(start + timedelta(weeks=self.first), _before_weeks(start, self.last))
        if self.unit is AgeUnit.WEEKS:
            return Window(anchor + timedelta(weeks=self.first), _before_weeks(anchor, self.last))
        last = months_after(anchor, self.last + 1) - timedelta(days=1)
        return Window(months_after(anchor, self.first), last)


def _before_weeks(start: date, weeks: int) -> date:
    return start + timedelta(weeks=weeks + 1) - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the month's last day where there is none.

    >>> months_after(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    length = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, length))


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One visit of a programme's plan.

    `theme` is empty where there is none; `titles` then say in words what the visit is about, if
    anything does. `only_when` (Swedish, for staff) means that staff add the visit to a family's
    plan; with `repeats` they do so as often as the family needs it. `borrowed` names what no source
    gives, and from where it was taken instead.
    """

    number: int
    age: Age
    place: Place
    theme: str
    titles: Mapping[str, str]
    minutes: int = 60
    professions: tuple[Profession, ...] = (Profession.NURSE, Profession.FAMILY_SUPPORTER)
    extent: Extent | None = None
    handouts: tuple[Handout, ...] = ()
    questionnaire: Questionnaire | None = None
    only_when: str = ""
    repeats: bool = False
    borrowed: Mapping[Detail, str] = field(default_factory=dict)

    @property
    def is_extra(self) -> bool:
        """Whether staff add it when it is needed, and it is none of the ordinary visits."""
        return bool(self.only_when) and self.extent is not Extent.ORDINARY

    @property
    def makers(self) -> Makers:
        """Who of a family's pair makes this visit."""
        return _makers(self.professions)


def _makers(professions: Collection[Profession]) -> Makers:
    return _MAKERS[Profession.NURSE in professions, Profession.FAMILY_SUPPORTER in professions]


_MAKERS = {
    (True, True): Makers.BOTH,
    (True, False): Makers.NURSE,
    (False, True): Makers.FAMILY_SUPPORTER,
    (False, False): Makers.NEITHER,
}


@dataclass(frozen=True, slots=True)
class Programme:
    """A series of joint visits; `slug` is its file's name, `source` a key of docs/sources.md."""

    slug: str
    name: str
    source: str
    visits: tuple[PlannedVisit, ...] = field(default=())
    timeline: Timeline = ()
    night: QuietHours = NIGHT

    def visit(self, number: int) -> PlannedVisit | None:
        """The visit of this number; None if the file names it no more.

        What is made as often as needed stands last: each time it has the next number.
        """
        if 1 <= number <= len(self.visits):
            return self.visits[number - 1]
        last = self.visits[-1] if self.visits else None
        return last if last is not None and last.repeats and number > last.number else None

    def titles(self, number: int, theme: str) -> Mapping[str, str]:
        """What a visit is about; its theme stays when the file gives its number to another."""
        planned = self.visit(number)
        if planned is not None and planned.theme == theme:
            return planned.titles
        return next((one.titles for one in self.visits if theme and one.theme == theme), {})

    def last_day(self, born_on: date) -> date:
        """The last day on which it visits a child that was born then."""
        ages = [visit.age for visit in self.visits if not visit.age.is_before_birth]
        windows = (age.window(due_on=None, born_on=born_on) for age in ages)
        return max((window.last for window in windows), default=born_on)

    @property
    def makers(self) -> Makers:
        """Who of a family's pair makes any of its visits."""
        return _makers({job for visit in self.visits for job in visit.professions})

    @property
    def series(self) -> tuple[PlannedVisit, ...]:
        """The visits that are counted: those of every family, or all where staff add each."""
        return tuple(one for one in self.visits if not one.only_when) or self.visits

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What a coordinator has to confirm before families can be offered the programme."""
        return tuple(
            Assumption(visit.number, detail, lender)
            for visit in self.visits
            for detail, lender in visit.borrowed.items()
        )
