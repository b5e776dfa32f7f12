"""Staff put a visit on another time that they see: first what it would mean, then the move.

What is done is what a drag in a calendar does: the wished time is a yes, any other one moves it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from visits import access
from visits.access import Act
from visits.actions.book import (
    booked,
    is_to_be_made,
    must_be_another,
    must_be_open,
    next_bookable,
)
from visits.actions.settle_move import agreed
from visits.facts import NothingToBook, Unknown
from visits.free_times import could_be_offered, must_be_free, parts_around
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, for_staff
from visits.slots import joint_slots_of, side_by_side
from visits.visit import Slot, Status, slot_of
from visits.work import Work


class Meaning(StrEnum):
    """What it is to put the visit there."""

    BOOKED = "booked"
    MOVED = "moved"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Choice:
    """Times for one visit: the `best` of the coming weeks, and all that the search reaches.

    It has none if it is over, or is not made any more: then it is not open.
    """

    to: Staff
    standing: Standing
    is_open: bool = False
    best: tuple[Slot, ...] = ()
    free: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The visit and where it is to be put. `is_usual`: such a time could be offered to families.

    `in_window`: it lies in the weeks that the programme names.
    """

    to: Staff
    standing: Standing
    slot: Slot
    meaning: Meaning
    in_window: bool = True
    is_usual: bool = True


def see_choice(work: Work, chat_id: int, visit_id: int, around: date, *, now: datetime) -> Choice:
    """The visit as it stands, and free joint times for it. Raises like `access.staff`."""
    visit = work.visits.get(visit_id)
    edition = visit.edition if visit else 0
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.BOOK)
    if not is_to_be_made(standing.visit, now):
        return Choice(staff, standing)
    parts = parts_around(work, standing, around, now=now)
    best, free = joint_slots_of(parts), tuple(side_by_side(parts))
    return Choice(staff, standing, is_open=True, best=best, free=free)


def visit_to_book(work: Work, chat_id: int, alias: str, *, now: datetime) -> int:
    """The family's next visit that can be given a time (id). Raises Unknown, NothingToBook."""
    family = work.families.by_alias(alias)
    if family is None:
        raise Unknown
    access.staff(work.people.by_chat(chat_id), Act.BOOK, family=family)
    visit = next_bookable(work, family, now=now)
    if visit is None:
        raise NothingToBook(family)
    return visit.id


def propose(
    work: Work, chat_id: int, visit_id: int, *, edition: int, starts_at: datetime, now: datetime
) -> Proposal:
    """What would happen; nothing does. Raises what `move_visit` raises."""
    found = _possible(work, chat_id, visit_id, edition=edition, starts_at=starts_at, now=now)
    day, window = found.slot.starts_at.astimezone(ZONE).date(), found.standing.visit.window
    return Proposal(
        found.to,
        found.standing,
        found.slot,
        found.meaning,
        in_window=window.first <= day <= window.last,
        is_usual=could_be_offered(work, found.standing, found.slot, now=now),
    )


def move_visit(
    work: Work, chat_id: int, visit_id: int, *, edition: int, starts_at: datetime, now: datetime
) -> Proposal:
    """The visit is put there, and all who are concerned are told, as by any other way.

    Raises OutOfDate for an old page, SlotTaken if one of them all is not free (any longer),
    NotPossible for the time that it has already, or for a visit that is over.
    """
    found = _possible(work, chat_id, visit_id, edition=edition, starts_at=starts_at, now=now)
    if found.meaning is Meaning.AGREED:
        agreed(work, found.to, found.standing, now=now)
    else:
        booked(work, found.to, found.standing, found.slot, now=now)
    return found


def _possible(
    work: Work, chat_id: int, visit_id: int, *, edition: int, starts_at: datetime, now: datetime
) -> Proposal:
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.BOOK)
    must_be_open(standing, now)
    slot = slot_of(starts_at, standing.visit.minutes)
    must_be_another(standing, slot)
    must_be_free(work, standing, slot, now=now)
    return Proposal(staff, standing, slot, _meaning(standing, slot))


def _meaning(standing: Standing, slot: Slot) -> Meaning:
    wish = standing.request
    if wish is not None and wish.is_open and wish.slot == slot:
        return Meaning.AGREED
    return Meaning.BOOKED if standing.visit.status is Status.DUE else Meaning.MOVED
