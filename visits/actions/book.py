"""Staff give a visit a time, or move one that has a time."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from visits import access
from visits.access import Act
from visits.changes import plan, step
from visits.draft import Draft
from visits.facts import NotPossible
from visits.free_times import free_times, must_be_free
from visits.guests import could_come
from visits.move_request import RequestStatus, ended
from visits.news import tell
from visits.people import Family, Staff
from visits.programme import Programme
from visits.scene import Scene, Standing, either_pair, for_staff, moved
from visits.transitions import Event
from visits.visit import Slot, Status, Visit, slot_of
from visits.work import Work

BOOKING = "booking"


@dataclass(frozen=True, slots=True)
class Bookable:
    """For each of the speaker's families the next visit of its plan: due, or with a time to come.

    Beside it those of the same age, which may be made on one day, and those that staff have
    added, whichever comes first.
    """

    to: Staff
    families: tuple[Family, ...]
    visits: tuple[Visit, ...]


def see_bookable(work: Work, chat_id: int, *, now: datetime) -> Bookable:
    """What the speaker can book, move or call off."""
    staff = access.staff(work.people.by_chat(chat_id), Act.BOOK)
    families = tuple(work.families.of_staff(staff.id))
    visits = (visit for family in families for visit in _bookable(work, family, now))
    return Bookable(staff, families, tuple(visits))


def see_times_to_book(
    work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime
) -> Scene:
    """Times at which all who are to come can; a time of one's own may be written instead."""
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.BOOK)
    must_be_open(standing, now)
    fields = {"visit": str(visit_id), "edition": str(edition)}
    work.drafts.save(Draft(chat_id, BOOKING, fields))
    scene = standing.scene(staff, slots=free_times(work, standing, now=now))
    return replace(scene, could_come=could_come(work, standing))


def book(
    work: Work, chat_id: int, visit_id: int, *, edition: int, starts_at: datetime, now: datetime
) -> Scene:
    """A due visit becomes planned; one that has a time gets a new edition, and the family is asked.

    Raises SlotTaken if one of them all is not free (any longer), OutOfDate for an old button,
    NotPossible for the time that the visit has already.
    """
    staff, standing = for_staff(work, chat_id, visit_id, edition=edition, act=Act.BOOK)
    must_be_open(standing, now)
    slot = slot_of(starts_at, standing.visit.minutes)
    must_be_another(standing, slot)
    must_be_free(work, standing, slot, now=now)
    work.drafts.clear(chat_id)
    return booked(work, staff, standing, slot, now=now).scene(staff)


def booked(work: Work, staff: Staff, standing: Standing, slot: Slot, *, now: datetime) -> Standing:
    """The visit has this time now; it is free."""
    first = standing.visit.status is Status.DUE
    if standing.request is not None:
        work.requests.save(ended(standing.request, RequestStatus.OVERTAKEN))
    event = Event.BOOK if first else Event.REBOOK
    booked = moved(work, standing, step(work, standing, event, by=staff, at=now, slot=slot))
    colleagues = [one for one in either_pair(standing, booked) if one.id != staff.id]
    if first:  # the family is asked on the timeline's day
        tell(work, "colleague_booked", colleagues, booked, by=staff, at=now)
    else:
        tell(work, "colleague_moved", colleagues, booked, by=staff, at=now)
        tell(work, "visit_moved", booked.family.reachable, booked, by=staff, at=now)
    # the news of a move into the coming week asks the family itself
    plan(work, booked, at=now, asked_at=None if first else now)
    return booked


def must_be_open(standing: Standing, now: datetime) -> None:
    """It is due, or has a time to come. Raises NotPossible."""
    visit = standing.visit
    if not is_to_be_made(visit, now):
        raise NotPossible(visit)


def must_be_another(standing: Standing, slot: Slot) -> None:
    """The same time would be no news: the family would be asked again for nothing.

    Raises NotPossible.
    """
    if standing.visit.slot == slot:
        raise NotPossible(standing.visit)


def next_bookable(work: Work, family: Family, *, now: datetime) -> Visit | None:
    """What is to be booked or moved first, if anything is."""
    return next(_bookable(work, family, now), None)


def _bookable(work: Work, family: Family, now: datetime) -> Iterator[Visit]:
    programme, visits = work.programmes[family.programme], work.visits.of_family(family.id)
    to_be_made = [visit for visit in visits if is_to_be_made(visit, now)]
    following = next((visit for visit in to_be_made if not _was_added(visit, programme)), None)
    for visit in to_be_made:
        is_next = following is not None and visit.window == following.window
        if is_next or _was_added(visit, programme):
            yield visit


def _was_added(visit: Visit, programme: Programme) -> bool:
    planned = programme.visit(visit.number)
    return planned is not None and bool(planned.only_when)


def is_to_be_made(visit: Visit, now: datetime) -> bool:
    return visit.status is Status.DUE or _to_come(visit, now)


def _to_come(visit: Visit, now: datetime) -> bool:
    return visit.has_a_time and not visit.is_over(now)
