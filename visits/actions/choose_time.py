"""A family chooses the time of its next visit among those that all who come can do."""

from datetime import datetime

from visits.changes import plan, step
from visits.facts import OutOfDate
from visits.free_times import free_times, must_be_offered
from visits.guests import missing_at
from visits.news import tell, tell_words
from visits.notice import NoticeStatus
from visits.people import Parent
from visits.scene import Scene, Standing, for_parent, moved
from visits.transitions import Event
from visits.visit import Status, Visit, slot_of
from visits.work import Work

CHOICE = "choose_time"
"""The kind of notice that offers a family its times."""


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


def ask_in_words(
    work: Work, chat_id: int, visit_id: int, *, edition: int, words: str, now: datetime
) -> Scene:
    """The same with what the parent wrote: staff read it and ring the family."""
    parent, standing = _to_be_chosen(work, chat_id, visit_id, edition)
    tell_words(work, "call_wanted", standing.pair, standing, words, by=parent, at=now)
    return standing.scene(parent)


def see_times(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """The times that could be chosen now. Looking changes nothing."""
    parent, standing = _to_be_chosen(work, chat_id, visit_id, edition)
    return standing.scene(parent, slots=free_times(work, standing, now=now))


def offered_to(work: Work, parent: Parent) -> Visit | None:
    """The visit for which the family was offered times, while none is chosen."""
    due = (one for one in work.visits.of_family(parent.family_id) if one.status is Status.DUE)
    return next((visit for visit in due if _is_offered(work, visit)), None)


def is_to_be_chosen(work: Work, visit_id: int) -> bool:
    """Whether the visit waits for a time that the family may choose."""
    visit = work.visits.get(visit_id)
    return visit is not None and visit.status is Status.DUE


def _is_offered(work: Work, visit: Visit) -> bool:
    asked = (CHOICE, visit.edition, NoticeStatus.SENT)
    return any((n.kind, n.edition, n.status) == asked for n in work.notices.about(visit.id))


def _to_be_chosen(work: Work, chat_id: int, visit_id: int, edition: int) -> tuple[Parent, Standing]:
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition)
    if standing.visit.status is not Status.DUE:
        raise OutOfDate(standing.visit)
    return parent, standing
