"""A parent wishes for another time. The old one stands until the wish is settled."""

from datetime import datetime

from visits.actions.settle_move import settle_if_all_agree
from visits.changes import step
from visits.contradiction import differ
from visits.facts import OutOfDate
from visits.free_times import free_times, must_be_offered
from visits.move_request import MoveRequest, RequestStatus, turned
from visits.news import forget_earlier, tell
from visits.people import Parent
from visits.scene import Scene, Standing, for_parent
from visits.transitions import Event
from visits.visit import Slot, slot_of
from visits.work import Work


def see_free_times(
    work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime
) -> Scene:
    """Up to six times that both staff can do. Looking changes nothing."""
    parent, standing = may_move(work, chat_id, visit_id, edition, now)
    return standing.scene(parent, slots=free_times(work, standing, now=now))


def wish_for(
    work: Work, chat_id: int, visit_id: int, *, edition: int, starts_at: datetime, now: datetime
) -> Scene:
    """A wish for one of the free times. Raises SlotTaken if it is gone by now."""
    parent, standing = may_move(work, chat_id, visit_id, edition, now)
    slot = slot_of(starts_at, standing.visit.minutes)
    must_be_offered(work, standing, slot, now=now)
    return _ask(work, parent, standing, slot=slot, words=None, now=now)


def wish_in_words(
    work: Work, chat_id: int, visit_id: int, *, edition: int, words: str, now: datetime
) -> Scene:
    """A wish as the parent wrote it: staff read it and offer times."""
    parent, standing = may_move(work, chat_id, visit_id, edition, now)
    work.drafts.clear(chat_id)
    return _ask(work, parent, standing, slot=None, words=words, now=now)


def may_move(
    work: Work, chat_id: int, visit_id: int, edition: int, now: datetime
) -> tuple[Parent, Standing]:
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition)
    if not standing.visit.has_a_time or standing.visit.is_over(now):
        raise OutOfDate(standing.visit)
    return parent, standing


def _ask(
    work: Work,
    parent: Parent,
    standing: Standing,
    *,
    slot: Slot | None,
    words: str | None,
    now: datetime,
) -> Scene:
    if standing.request is None:
        asked = _first_wish(work, parent, standing, slot, words, now)
    elif (standing.request.slot, standing.request.words) == (slot, words):
        return standing.scene(parent)  # a doubled tap must not forget who has agreed
    elif standing.request.asked_by == parent.id or slot in standing.request.offered:
        asked = _changed_wish(work, standing, slot, words, now)
    else:
        differ(work, parent, standing, at=now)
        return standing.scene(parent)
    _tell_all(work, parent, asked, now)
    settled = settle_if_all_agree(work, asked, by=parent, now=now)
    if settled.request is not None:
        _tell_who_offered(work, parent, settled, now)
    return settled.scene(parent)


def _first_wish(
    work: Work,
    parent: Parent,
    standing: Standing,
    slot: Slot | None,
    words: str | None,
    now: datetime,
) -> Standing:
    first_answer = standing.visit.answered_by
    request = MoveRequest(
        id=0,
        visit_id=standing.visit.id,
        edition=standing.visit.edition,
        asked_by=parent.id,
        asked_at=now,
        kept=standing.visit.status,
        slot=slot,
        words=words,
    )
    visit = step(work, standing, Event.ASK_TO_MOVE, by=parent, at=now)
    asked = standing.now_is(visit, work.requests.add(request))
    if first_answer not in (None, parent.id):
        differ(work, parent, asked, at=now)
    return asked


def _changed_wish(
    work: Work, standing: Standing, slot: Slot | None, words: str | None, now: datetime
) -> Standing:
    """Whoever offered this very time has agreed to it already."""
    request = standing.request
    assert request is not None
    forget_earlier(work, request, at=now)
    agreed = request.agreed_by if slot in request.offered else frozenset[int]()
    changed = turned(request, RequestStatus.ASKED, slot=slot, words=words, agreed_by=agreed)
    work.requests.save(changed)
    return standing.now_is(standing.visit, changed)


def _tell_all(work: Work, parent: Parent, asked: Standing, now: datetime) -> None:
    assert asked.request is not None
    must_answer = [member for member in asked.pair if member.id not in asked.request.agreed_by]
    tell(work, "wish", must_answer, asked, by=parent, at=now)
    others = asked.family.other_parents(parent.id)
    tell(work, "other_parent_asked", others, asked, by=parent, at=now)


def _tell_who_offered(work: Work, parent: Parent, asked: Standing, now: datetime) -> None:
    """Whoever offered the time that the family takes waits for the colleague from now on."""
    assert asked.request is not None
    offerers = [member for member in asked.pair if member.id in asked.request.agreed_by]
    tell(work, "offer_taken", offerers, asked, by=parent, at=now)
