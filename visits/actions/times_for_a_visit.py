"""Staff look at free times for one visit of theirs, to put it on one of them."""

from dataclasses import dataclass
from datetime import date, datetime

from visits import access
from visits.access import Act
from visits.actions.book import is_to_be_made, next_bookable
from visits.facts import NothingToBook, Unknown
from visits.free_times import parts_around
from visits.people import Staff
from visits.scene import Standing, for_staff
from visits.slots import joint_slots_of, side_by_side
from visits.visit import Slot
from visits.work import Work


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
