"""Why did they (not) get this? All that was, is and will be said to one family, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from visits.notice import Notice
from visits.people import Family, Person
from visits.visit import Visit
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Said:
    """One notice, to whom, and about which visit of the programme (None: about none)."""

    notice: Notice
    to: Person
    visit: Visit | None

    @property
    def moment(self) -> datetime:
        """When it was settled, or else when it is due (UTC)."""
        return self.notice.settled_at or self.notice.due_at


@dataclass(frozen=True, slots=True)
class Heard:
    family: Family
    said: Sequence[Said]


def heard(work: Work, alias: str) -> Heard | None:
    """Everything about this family, earliest first; None if nobody has this alias.

    To its parents, and to all staff who come or were to come, guests and substitutes among them.
    """
    family = work.families.by_alias(alias)
    if family is None:
        return None
    said = sorted(_all_said(work, family), key=lambda one: (one.moment, one.notice.id))
    return Heard(family, said)


def _all_said(work: Work, family: Family) -> Iterator[Said]:
    people: dict[int, Person] = {one.id: one for one in (*family.parents, *family.pair)}
    for notice, visit in _all_notices(work, family):
        if notice.to not in people:
            people[notice.to] = work.people.get(notice.to)
        yield Said(notice, people[notice.to], visit)


def _all_notices(work: Work, family: Family) -> Iterator[tuple[Notice, Visit | None]]:
    for visit in work.visits.of_family(family.id):
        for notice in work.notices.about(visit.id):
            yield notice, visit
    for notice in work.notices.about_no_visit(parent.id for parent in family.parents):
        yield notice, None
