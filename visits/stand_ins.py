"""Who comes: the family's pair, and for a member who is away whoever stands in for them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from visits.absence import Absence
from visits.people import Family, Pair, Staff
from visits.visit import Slot, Visit
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Crew:
    """Who would come to a visit in this stretch of time; `away` are those of them who cannot."""

    during: Slot
    pair: Pair
    away: tuple[Staff, ...] = ()


def who_comes(work: Work, visit: Visit, family: Family) -> Pair:
    """The pair that makes this visit. Nobody stands in where they were not free."""
    return crew_of(work, visit, family).pair


def family_then(work: Work, visit: Visit) -> Family:
    """The visit's family, with the pair that makes this visit."""
    family = work.families.get(visit.family_id)
    return replace(family, pair=who_comes(work, visit, family))


def crew_of(work: Work, visit: Visit, family: Family) -> Crew:
    """Who comes to this visit as it stands, and who of them is away."""
    pair = replace(family.pair.usual, makers=visit.makers)
    if visit.slot is None:
        return Crew(_NEVER, pair)
    absences = _absences(work, pair, visit.slot)
    left = {one.id for one in absences if work.absences.is_left(one.id, visit)}
    return _crew_at(work, pair, absences, visit.slot, left)


def crews(work: Work, pair: Pair, during: Slot) -> Iterator[Crew]:
    """Who would come at which time, in order; each stretch until somebody goes away or is back."""
    absences = _absences(work, pair.usual, during)
    inside = {moment for absence in absences for moment in (absence.starts_at, absence.ends_at)}
    edges = {during.starts_at, during.ends_at, *(m for m in inside if _is_within(m, during))}
    for starts_at, ends_at in pairwise(sorted(edges)):
        yield _crew_at(work, pair.usual, absences, Slot(starts_at, ends_at))


_NEVER = Slot(datetime.min, datetime.min)


def _is_within(moment: datetime, during: Slot) -> bool:
    return during.starts_at < moment < during.ends_at


def _absences(work: Work, pair: Pair, during: Slot) -> Sequence[Absence]:
    """Those of the pair, and of whoever stands in for them."""
    own = work.absences.between(pair.ids, during.starts_at, during.ends_at)
    others = [one.substitute_id for one in own if one.substitute_id is not None]
    if not others:
        return own
    return [*own, *work.absences.between(others, during.starts_at, during.ends_at)]


def _crew_at(
    work: Work,
    pair: Pair,
    absences: Sequence[Absence],
    slot: Slot,
    left: Collection[int] = (),
) -> Crew:
    """`left` are absences in which this visit could not be taken over."""
    away_then = {one.staff_id: one for one in absences if one.covers(slot)}
    come = pair
    for member in pair:
        absence = away_then.get(member.id)
        if absence and absence.substitute_id is not None and absence.id not in left:
            other = work.people.get(absence.substitute_id)
            assert isinstance(other, Staff)
            come = come.with_instead(member, other)
    return Crew(slot, come, tuple(one for one in come.who_come if one.id in away_then))
