"""A parent asks what is open near the family: what fits its child, its area and its language."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from visits import access
from visits.access import Act
from visits.activity import ActivityKind, Occurrence
from visits.activity_work import Open
from visits.age import whole_months
from visits.near_activities import Ranked, Seeker, ranked
from visits.people import Family, Parent
from visits.quiet_hours import ZONE
from visits.wanted_activities import Period, Wanted, span_of
from visits.work import Work

LINES = 6
"""So many are read on a phone before one gives up."""
AS_SOON_AS_POSSIBLE = (Period.WEEK, Period.NEXT_WEEK, Period.LATER)


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown of it. `asks`: whether we may say unasked what is open is asked now, once."""

    to: Parent
    family: Family
    wanted: Wanted
    occurrences: tuple[Occurrence, ...]
    kinds: tuple[ActivityKind, ...] = ()
    has_more: bool = False
    asks: bool = False

    @property
    def period(self) -> Period:
        return self.wanted.period or Period.WEEK


def find_activities(work: Work, chat_id: int, wanted: Wanted, *, now: datetime) -> Found:
    """The best of what is open then, and where we have not asked, the question."""
    parent = access.parent(work.people.by_chat(chat_id), Act.SEE_ACTIVITIES)
    family = work.families.get(parent.family_id)
    if family.left is not None:
        return Found(parent, family, wanted, ())
    found = _found(work, parent, family, wanted, now)
    if parent.asked_of_activities_at is None:
        work.people.save(replace(parent, asked_of_activities_at=now))
        return replace(found, asks=True)
    return found


def _found(work: Work, parent: Parent, family: Family, wanted: Wanted, now: datetime) -> Found:
    wanted, fits = _first_that_has_any(work, parent, family, wanted, now)
    first = wanted.page * LINES
    shown = (work.activities.occurrence(one.occurrence_id) for one in fits.best[first:][:LINES])
    return Found(
        to=parent,
        family=family,
        wanted=wanted,
        occurrences=tuple(one for one in shown if one is not None),
        kinds=fits.kinds,
        has_more=len(fits.best) > first + LINES,
    )


def _first_that_has_any(
    work: Work, parent: Parent, family: Family, wanted: Wanted, now: datetime
) -> tuple[Wanted, Ranked]:
    """In the period that is asked for, or else in the first one."""
    seeker = Seeker(family.area, parent.language, work.rules.travel)
    *earlier, last = (wanted.period,) if wanted.period else AS_SOON_AS_POSSIBLE
    for period in earlier:
        fits = ranked(_open(work, family, period, now), seeker, wanted)
        if fits.best:
            return replace(wanted, period=period), fits
    fits = ranked(_open(work, family, last, now), seeker, wanted)
    return replace(wanted, period=last), fits


def _open(work: Work, family: Family, period: Period, now: datetime) -> Sequence[Open]:
    since, until = span_of(period, now)
    today = now.astimezone(ZONE).date()
    return work.activities.open_between(since, until, today=today, months=months_old(family, today))


def months_old(family: Family, today: date) -> int:
    """Before the birth a family is shown what expecting parents may come to."""
    return whole_months(family.born_on, today) if family.born_on else 0
