"""One look at what is followed up: the address is read and answered in one unit of work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from console import choices
from console.ask import Ask
from console.filled import Filled
from console.wanted_figures import (
    Choices,
    Misread,
    Quick,
    Wrong,
    address_of,
    month_sign,
    months_until,
    quick_periods,
    read_asked,
    usual_period,
    values_of,
    work_periods,
)
from messages.figure_wording import months as month_words
from messages.languages import LANGUAGES
from storage.work import SqlWork
from visits import access
from visits.access import Act
from visits.figures.asked import Asked
from visits.figures.counted import Dimension
from visits.figures.months import Period, month_of
from visits.people import Staff
from visits.quiet_hours import ZONE

R = TypeVar("R")
MISREAD_STATUS = 422
Sees = Callable[[SqlWork, int, Asked], R]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which months may be chosen, what is shown when nobody chooses, and by what it is narrowed."""

    months: tuple[date, ...]
    usual: Period
    quick: Mapping[Quick, Period]
    by: tuple[Dimension, ...] = tuple(Dimension)


@dataclass(frozen=True, slots=True)
class Looked(Generic[R]):
    """`found` is there unless something is `wrong` with the address."""

    staff: Staff
    calendar: Calendar
    choices: Choices
    months: Mapping[str, str]
    asked: Asked
    found: R | None = None
    wrong: Wrong | None = None

    @property
    def fields(self) -> Mapping[str, object]:
        """What the form and the links of a page need."""
        return {
            "show": Filled("show", values_of(self.asked)),
            "calendar": self.calendar,
            "choices": self.choices,
            "months": self.months,
            "asked": self.asked,
            "wanted": address_of(self.asked),
            "addresses": {
                name: address_of(Asked(period, self.asked.only))
                for name, period in self.calendar.quick.items()
            },
            "wrong": self.wrong,
        }

    @property
    def status(self) -> int:
        return MISREAD_STATUS if self.wrong else 200


def until_now(ask: Ask) -> Calendar:
    today = today_of(ask)
    return Calendar(tuple(months_until(month_of(today))), usual_period(today), quick_periods(today))


def around_now(ask: Ask) -> Calendar:
    """For work, of which much is still to come."""
    quick = work_periods(today_of(ask))
    months = months_until(quick[Quick.COMING_YEAR].last)
    return Calendar(tuple(months), quick[Quick.COMING_MONTHS], quick, (Dimension.AREA,))


def today_of(ask: Ask) -> date:
    return ask.now.astimezone(ZONE).date()


async def look(ask: Ask, calendar: Calendar, see: Sees[R]) -> Looked[R]:
    """Raises what `see` raises, and NotAllowed before the address is read."""

    language = LANGUAGES[ask.language]
    months = {month_sign(one): month_words(Period(one, one), language) for one in calendar.months}

    def whole(work: SqlWork, chat_id: int) -> Looked[R]:
        staff = access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
        offered = _choices(work, calendar, ask.language)
        try:
            asked = read_asked(ask.query, offered, calendar.usual)
        except Misread as misread:
            usual = Asked(calendar.usual)
            return Looked(staff, calendar, offered, months, usual, wrong=misread.why)
        return Looked(staff, calendar, offered, months, asked, see(work, chat_id, asked))

    _, looked = await ask.does(whole)
    return looked


def _choices(work: SqlWork, calendar: Calendar, reader: str) -> Choices:
    slugs = sorted(work.families.programmes())
    named = {
        Dimension.AREA: choices.named(work.rules.areas),
        Dimension.CENTRE: choices.named(work.rules.centres),
        Dimension.PROGRAMME: {slug: work.programmes[slug].name for slug in slugs},
        Dimension.LANGUAGE: choices.languages(LANGUAGES, reader),
    }
    return Choices(calendar.months, {one: named[one] for one in calendar.by})
