"""A family chooses the time of its next visit among those that all who come can do."""

from datetime import datetime

from visits.changes import plan, step
from visits.facts import OutOfDate
from visits.free_times import must_be_offered
from visits.guests import missing_at
from visits.news import tell
from visits.people import Parent
from visits.scene import Scene, Standing, for_parent, moved
from visits.transitions import Event
from visits.visit import Status, slot_of
from visits.work import Work


def choose_time(
    work: Work, chat_id: int, visit_id: int, *, edition: int, starts_at: datetime, now: datetime
) -> Scene:
    """The visit has this time, and the family has said yes to it.

    Raises SlotTaken, with times that are free now, or OutOfDate for an old button.
    """
    parent, standing = _to_be_chosen(work, chat_id, visit_id, edition)
    if missing_at(work, standing):  # who was to come has been taken away again
        raise OutOfDate(standing.visit)
    slot = slot_of(starts_at, standing.visit.minutes)
    must_be_offered(work, standing, slot, now=now)
    visit = step(work, standing, Event.BOOK, by=parent, at=now, slot=slot)
    booked = moved(work, standing, visit)
    chosen = booked.now_is(step(work, booked, Event.CONFIRM, by=parent, at=now))
    tell(work, "family_chose", chosen.pair, chosen, by=parent, at=now)
    others = chosen.family.other_parents(parent.id)
    tell(work, "other_parent_confirmed", others, chosen, by=parent, at=now)
    plan(work, chosen, at=now)
    return chosen.scene(parent)


def ask_for_call(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """None of the times suits: staff ring the family."""
    parent, standing = _to_be_chosen(work, chat_id, visit_id, edition)
    tell(work, "call_wanted", standing.pair, standing, by=parent, at=now)
    return standing.scene(parent)


def _to_be_chosen(work: Work, chat_id: int, visit_id: int, edition: int) -> tuple[Parent, Standing]:
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition)
    if standing.visit.status is not Status.DUE:
        raise OutOfDate(standing.visit)
    return parent, standing
