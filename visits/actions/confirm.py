"""A parent says that the time suits them."""

from datetime import datetime

from visits.changes import step
from visits.contradiction import differ
from visits.facts import OutOfDate
from visits.move_request import RequestStatus, ended
from visits.news import tell
from visits.people import Parent
from visits.scene import Scene, Standing, for_parent
from visits.transitions import Event
from visits.visit import Status
from visits.work import Work


def confirm(work: Work, chat_id: int, visit_id: int, *, edition: int, now: datetime) -> Scene:
    """Yes to this edition. A second yes changes nothing and is answered with how things stand.

    Raises OutOfDate for an old button, or a visit that is over.
    """
    parent, standing = for_parent(work, chat_id, visit_id, edition=edition)
    if not standing.visit.has_a_time or standing.visit.is_over(now):
        raise OutOfDate(standing.visit)
    answer = _ANSWERS[standing.visit.status]
    return answer(work, parent, standing, now).scene(parent)


def _yes(work: Work, parent: Parent, standing: Standing, now: datetime) -> Standing:
    visit = step(work, standing, Event.CONFIRM, by=parent, at=now)
    confirmed = standing.now_is(visit)
    _tell_all(work, parent, confirmed, now)
    return confirmed


def _yes_already(work: Work, parent: Parent, standing: Standing, now: datetime) -> Standing:
    return standing


def _keep_the_time(work: Work, parent: Parent, standing: Standing, now: datetime) -> Standing:
    """Whoever asked for another time may take the wish back. The other parent may not."""
    request = standing.request
    assert request is not None
    if request.asked_by != parent.id:
        differ(work, parent, standing, at=now)
        return standing
    withdrawn = ended(request, RequestStatus.WITHDRAWN)
    work.requests.save(withdrawn)
    visit = step(work, standing, Event.KEEP_CONFIRMED, by=parent, at=now)
    # with the wish: that it was taken back is news, even after a yes that was told before
    kept = standing.now_is(visit, withdrawn)
    _tell_all(work, parent, kept, now)
    return kept


def _tell_all(work: Work, parent: Parent, standing: Standing, now: datetime) -> None:
    others = standing.family.other_parents(parent.id)
    tell(work, "other_parent_confirmed", others, standing, by=parent, at=now)
    tell(work, "family_confirmed", standing.pair, standing, by=parent, at=now)


_ANSWERS = {
    Status.PLANNED: _yes,
    Status.CONFIRMED: _yes_already,
    Status.MOVE_ASKED: _keep_the_time,
}
