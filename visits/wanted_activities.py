"""What a parent looks for of all that is open: when, of which kind, how near, in what language."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from visits.activity import ActivityKind
from visits.quiet_hours import ZONE
from visits.working_hours import day_begins


class Period(StrEnum):
    """Local days; a week begins on Monday. Later is the week after the next."""

    TODAY = "today"
    WEEK = "week"
    NEXT_WEEK = "next"
    LATER = "later"


class Reach(StrEnum):
    NEAR = "near"
    ALL = "all"


class Tongue(StrEnum):
    OWN = "own"
    ANY = "any"


ANY_KIND = "any"
WEEK = timedelta(days=7)
PAGES = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """Without a period it is the first one in which anything is open; without a kind, any kind."""

    period: Period | None = None
    kind: ActivityKind | None = None
    reach: Reach = Reach.NEAR
    tongue: Tongue = Tongue.ANY
    page: int = 0

    def __str__(self) -> str:
        """As it travels in a button.

        >>> str(Wanted(Period.WEEK, ActivityKind.STORY_TIME, page=1))
        'week.story_time.near.any.1'
        """
        when, kind = self.period or "", self.kind or ANY_KIND
        return f"{when}.{kind}.{self.reach}.{self.tongue}.{self.page}"

    def at(self, period: Period) -> "Wanted":
        return replace(self, period=period, page=0)

    def of(self, kind: ActivityKind | None) -> "Wanted":
        return replace(self, kind=kind, page=0)

    def within(self, reach: Reach) -> "Wanted":
        return replace(self, reach=reach, page=0)

    def spoken(self, tongue: Tongue) -> "Wanted":
        return replace(self, tongue=tongue, page=0)

    @property
    def more(self) -> "Wanted":
        return replace(self, page=self.page + 1)


def read_wanted(packed: str) -> Wanted:
    """What a button brings back; a made-up one looks for whatever is near.

    >>> read_wanted("next.library.all.own.2")
    Wanted(period=<Period.NEXT_WEEK: 'next'>, kind=<ActivityKind.LIBRARY: 'library'>, \
reach=<Reach.ALL: 'all'>, tongue=<Tongue.OWN: 'own'>, page=2)
    >>> read_wanted("never.any") == Wanted()
    True
    """
    try:
        when, kind, reach, tongue, page = packed.split(".")
        return Wanted(
            period=Period(when) if when else None,
            kind=None if kind == ANY_KIND else ActivityKind(kind),
            reach=Reach(reach),
            tongue=Tongue(tongue),
            page=min(int(page), PAGES) if page.isascii() and page.isdecimal() else 0,
        )
    except ValueError:
        return Wanted()


def span_of(period: Period, now: datetime) -> tuple[datetime, datetime]:
    """From now or from the first day's beginning, until the last day has ended (UTC)."""
    today = now.astimezone(ZONE).date()
    monday = today - timedelta(days=today.weekday())
    days: dict[Period, tuple[date, date]] = {
        Period.TODAY: (today, today + timedelta(days=1)),
        Period.WEEK: (today, monday + WEEK),
        Period.NEXT_WEEK: (monday + WEEK, monday + 2 * WEEK),
        Period.LATER: (monday + 2 * WEEK, monday + 3 * WEEK),
    }
    first, last = days[period]
    return max(now, day_begins(first)), day_begins(last)
