"""Staff put a visit on another time that they see: first what it would mean, then the move.

What is done is what a drag in a calendar does: the wished time is a yes, any other one moves it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from visits.access import Act
from visits.actions.book import booked, must_be_another, must_be_open
from visits.actions.settle_move import agreed
from visits.free_times import could_be_offered, must_be_free
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, for_staff
from visits.visit import Slot, Status, slot_of
from visits.work import Work


class Meaning(StrEnum):
    """What it is to put the visit there."""

    BOOKED = "booked"
    MOVED = "moved"
    AGREED = "agreed"


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
