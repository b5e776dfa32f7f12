"""All that a family's pair sees of it on one page: how it stands, its visits, what was said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visits.actions.families import FamilyCard, card, for_pair
from visits.actions.heard import Said, heard
from visits.day_list import Line
from visits.facts import Unknown
from visits.notice import NoticeStatus
from visits.people import Family, Person, Staff
from visits.scene import Standing
from visits.stand_ins import crew_of
from visits.visit import Change, Status, Visit
from visits.work import Work

HAPPENED = frozenset(Status) - {Status.DUE, Status.PLANNED, Status.CONFIRMED, Status.MOVE_ASKED}

_MAY_HAVE_BEEN_HELD = frozenset({Status.HELD, Status.MISSED})


@dataclass(frozen=True, slots=True)
class Made:
    """One visit as it stands; `end` is what became of it, and `by` whose doing that was.

    `line.chosen` is there for those who make the visit alone. `has_snapshot`: somebody has said
    how it was, be it that it was held by mistake.
    """

    line: Line
    end: Change | None = None
    by: Person | None = None
    has_snapshot: bool = False


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """`coming` is what will be said, earliest first; `said` a part of what was, the latest first.

    `in_swedish` is what parents have read of it, by the ids of the notices. `total`: of all said.
    """

    card: FamilyCard
    visits: Sequence[Made]
    coming: Sequence[Said]
    said: Sequence[Said]
    total: int
    in_swedish: Mapping[int, str]


def find_family(work: Work, chat_id: int, alias: str) -> tuple[Staff, Family]:
    """Raises Unknown if nobody has this alias, and like `for_pair`."""
    family = work.families.by_alias(alias)
    if family is None:
        raise Unknown
    return for_pair(work, chat_id, family.id)


def see_file(
    work: Work, chat_id: int, alias: str, *, first: int, most: int, now: datetime
) -> FamilyFile:
    """`most` of what was said, from the `first` on. Raises like `find_family`."""
    staff, family = find_family(work, chat_id, alias)
    told = heard(work, alias)
    assert told is not None
    coming = [one for one in told.said if one.notice.status is NoticeStatus.WAITING]
    said = [one for one in reversed(told.said) if one.notice.status is not NoticeStatus.WAITING]
    part = said[first : first + most]
    return FamilyFile(
        card=card(work, staff, family, now=now),
        visits=tuple(_visits(work, staff, family)),
        coming=coming,
        said=part,
        total=len(said),
        in_swedish=work.mirrors.of_notices(one.notice.id for one in part),
    )


def _visits(work: Work, staff: Staff, family: Family) -> Iterator[Made]:
    changes = work.visits.last_changes(family.id)
    people: dict[int | None, Person] = {one.id: one for one in (*family.parents, *family.pair)}
    for visit in work.visits.of_family(family.id):
        end = changes.get(visit.id) if visit.status in HAPPENED else None
        if end is not None and end.by is not None and end.by not in people:
            people[end.by] = work.people.get(end.by)
        line, by = _line(work, staff, family, visit), people.get(end.by) if end else None
        is_past = visit.status in _MAY_HAVE_BEEN_HELD
        has_snapshot = is_past and work.snapshots.of_visit(visit.id) is not None
        yield Made(line, end, by, has_snapshot)


def _line(work: Work, staff: Staff, family: Family, visit: Visit) -> Line:
    crew = crew_of(work, visit, family)
    if visit.slot is None:
        return Line(Standing(visit, replace(family, pair=crew.pair), None))
    is_asked = visit.status is Status.MOVE_ASKED
    now = Standing(
        visit=visit,
        family=replace(family, pair=crew.pair),
        request=work.requests.open_for(visit.id) if is_asked else None,
        invited=tuple(work.visits.guests(visit.id)),
    )
    chosen = work.topics.of_visit(visit.id) if crew.pair.has(staff.id) else ()
    return Line(now, crew.away, tuple(chosen))
