"""Counts families of whom something has changed, and this month's messages, for the figures."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from visits.figures.count import Work as WorkDone
from visits.figures.counted import Counted, counted
from visits.figures.months import month_at
from visits.figures.of_staff import Share, of_staff
from visits.figures.story import Story, Told
from visits.people import Family, Staff
from visits.programme import Programme, months_after
from visits.stand_ins import who_comes
from visits.unheard import QUESTIONS
from visits.visit import Visit
from visits.work import Work
from visits.working_hours import day_begins

AT_ONCE = 50
LATE = timedelta(days=2)
"""So long into a month the one before is counted as well: something may have ended at its end."""


def count_families(work: Work, *, most: int) -> int:
    """How many were counted; as long as it is not zero there may be more."""
    ids = work.counted.behind(most=most)
    work.counted.put(_count(work, family) for family in work.families.of_ids(ids).values())
    return len(ids)


def count_messages(work: Work, *, now: datetime) -> None:
    """Those of this month."""
    for month in sorted({month_at(now - LATE), month_at(now)}):
        count_month(work, month)


def count_month(work: Work, month: date) -> None:
    work.told_totals.count_month(month, day_begins(month), day_begins(months_after(month, 1)))


def _count(work: Work, family: Family) -> Counted:
    visits = [_told(work, family, visit) for visit in work.visits.of_family(family.id)]
    story = Story(
        family,
        work.programmes.get(family.programme) or Programme(family.programme, "", ""),
        visits,
        work.reasons.of_family(family.id),
        {member.id: member.profession for member in _named(work, visits)},
    )
    return counted(story, _shares(work, family, visits))


def _told(work: Work, family: Family, visit: Visit) -> Told:
    parents = {parent.id for parent in family.parents}
    about = work.notices.about(visit.id)
    return Told(
        visit,
        work.visits.history(visit.id),
        work.snapshots.of_visit(visit.id),
        work.visits.outing(visit.id),
        [one for one in about if one.kind in QUESTIONS and one.to in parents],
    )


def _named(work: Work, visits: list[Told]) -> Iterator[Staff]:
    """The staff who were there, as their snapshots say."""
    ids = {id for one in visits if one.seen for id in one.seen.seen.staff}
    people = (work.people.get(id) for id in sorted(ids))
    return (person for person in people if isinstance(person, Staff))


def _shares(work: Work, family: Family, visits: list[Told]) -> Counter[tuple[Share, WorkDone]]:
    shares: Counter[tuple[Share, WorkDone]] = Counter()
    for one in visits:
        makers = who_comes(work, one.visit, family).who_come
        shares += of_staff(one, [member.id for member in makers])
    return shares
