"""Staff look at their families: the list, and one family's card."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from visits import access
from visits.access import Act
from visits.age import Grown, grown
from visits.facts import NotAllowed
from visits.outing import Outing
from visits.people import Family, Left, Person, Staff
from visits.programme import PlannedVisit
from visits.quiet_hours import ZONE
from visits.transitions import Event
from visits.visit import Status, Visit
from visits.why_left import Given, holds
from visits.work import Work

MAY_RETURN = timedelta(days=30)
"""So long a family that left by mistake can be taken back."""
ENDED = frozenset({Status.CANCELLED, Status.DECLINED})


@dataclass(frozen=True, slots=True)
class MyFamilies:
    """The speaker's families, by alias: those that take part, or that can be taken back."""

    to: Staff
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class FamilyCard:
    """One family as it stands. `visit` is the next one; `ended` can be taken up again.

    `outing` is what it said last of places nearby. `has_areas`: the rules name the parts of town.
    `addable` are visits that staff may add. `why_left` is what is known of why it left.
    """

    to: Staff
    family: Family
    programme_name: str
    visit: Visit | None
    on: date
    age: Grown | None
    may_return: bool
    ended: tuple[Visit, ...]
    has_areas: bool
    addable: tuple[PlannedVisit, ...] = ()
    outing: Outing | None = None
    why_left: tuple[Given, ...] = ()

    @property
    def own_answers(self) -> tuple[Given, ...]:
        """What parents say of why they left."""
        return tuple(one for one in self.why_left if one.is_own)

    @property
    def noted(self) -> tuple[Given, ...]:
        """What staff have noted of it."""
        return tuple(one for one in self.why_left if not one.is_own)


def my_families(work: Work, chat_id: int, *, now: datetime) -> MyFamilies:
    staff = access.staff(work.people.by_chat(chat_id), Act.TEND_FAMILY)
    found = (f for f in work.families.of_staff(staff.id) if f.left is None or may_return(f, now))
    return MyFamilies(staff, tuple(sorted(found, key=lambda family: family.alias)))


def see_family(work: Work, chat_id: int, family_id: int, *, now: datetime) -> FamilyCard:
    """Raises like `for_pair`."""
    staff, family = for_pair(work, chat_id, family_id)
    return card(work, staff, family, now=now)


def for_pair(work: Work, chat_id: int, family_id: int) -> tuple[Staff, Family]:
    """The speaker, and a family of their own pair, which nobody else changes meanwhile.

    Raises what `access.ask` raises, and NotAllowed if there is no such family.
    """
    speaker = work.people.by_chat(chat_id)
    staff = access.staff(speaker, Act.TEND_FAMILY)
    if all(family.id != family_id for family in work.families.of_staff(staff.id)):
        raise NotAllowed(Act.TEND_FAMILY)
    return staff, work.families.hold(family_id)


def card(work: Work, staff: Staff, family: Family, *, now: datetime) -> FamilyCard:
    visits = work.visits.of_family(family.id)
    today = now.astimezone(ZONE).date()
    has_left = family.left is not None
    return FamilyCard(
        to=staff,
        family=family,
        programme_name=work.programmes[family.programme].name,
        visit=None if has_left else _next(visits, now),
        on=today,
        age=grown(family.born_on, today) if family.born_on else None,
        may_return=may_return(family, now),
        ended=() if has_left else ended_by_leaving(work, family, visits, today),
        has_areas=bool(work.rules.areas),
        outing=work.visits.newest_outing(family.id),
        addable=() if has_left else tuple(_addable(work, family, visits, today)),
        why_left=tuple(_why_left(work, family)) if has_left else (),
    )


def _why_left(work: Work, family: Family) -> Iterator[Given]:
    """Also by a colleague who is not in the pair any more."""
    people: dict[int, Person] = {one.id: one for one in (*family.parents, *family.pair)}
    for reason in work.reasons.of_family(family.id):
        if holds(reason, family):
            yield Given(reason, people.get(reason.by) or work.people.get(reason.by))


def _addable(
    work: Work, family: Family, visits: Sequence[Visit], today: date
) -> Iterator[PlannedVisit]:
    """What is made only when it is needed: once, or again as soon as the last one has a time."""
    for planned in work.programmes[family.programme].visits:
        window = planned.age.window(due_on=family.due_on, born_on=family.born_on)
        if not planned.only_when or window.last < today:
            continue
        there = [visit for visit in visits if visit.number >= planned.number]
        if planned.repeats:
            if all(visit.status is not Status.DUE for visit in there):
                yield planned
        elif all(visit.number != planned.number for visit in there):
            yield planned


def may_return(family: Family, now: datetime) -> bool:
    return family.left_at is not None and now - family.left_at <= MAY_RETURN


def ended_by_leaving(
    work: Work, family: Family, visits: Iterable[Visit], today: date
) -> tuple[Visit, ...]:
    """What was called off since the family left, and can still be made."""
    return tuple(
        visit
        for visit in visits
        if visit.status in ENDED and visit.window.last >= today
        if not is_before_birth(work, family, visit) and _ended_with_family(work, visit)
    )


def is_before_birth(work: Work, family: Family, visit: Visit) -> bool:
    """A visit of the pregnancy, when the child is born."""
    planned = work.programmes[family.programme].visit(visit.number)
    return family.born_on is not None and planned is not None and planned.age.is_before_birth


def _ended_with_family(work: Work, visit: Visit) -> bool:
    last = work.visits.history(visit.id)[-1]
    return last.event in {Event.CANCEL, Event.DECLINE} and last.why in set(Left)


def _next(visits: Sequence[Visit], now: datetime) -> Visit | None:
    """The first that has a time to come; else the first that is to be given one."""
    coming = [v for v in visits if v.has_a_time and not v.is_over(now)]
    if coming:
        return min(coming, key=lambda visit: visit.starts_at)
    return next((visit for visit in visits if visit.status is Status.DUE), None)
