"""A family leaves the programme: all at once, and with no word but those that staff chose."""

from dataclasses import replace
from datetime import datetime

from visits.actions.families import FamilyCard, card, ended_by_leaving, for_pair, may_return
from visits.changes import step
from visits.facts import FamilyChanged
from visits.family_news import ask_why, close, tell_colleague
from visits.move_request import RequestStatus, ended
from visits.news import withdraw
from visits.notice import Reason
from visits.people import Family, Left, Staff
from visits.quiet_hours import ZONE
from visits.scene import Standing, standing
from visits.transitions import Event
from visits.visit import Status
from visits.why_left import Question, whom_to_ask
from visits.work import Work

LONGEST_CLOSING = 1000


def leave(
    work: Work,
    chat_id: int,
    family_id: int,
    *,
    why: Left,
    words: str | None = None,
    question: Question = Question.ASKED,
    now: datetime,
) -> FamilyCard:
    """End every visit to come and all that waits to be said.

    `words` are said; then each parent is asked why, where that may be asked at all. A visit that
    is over can still be reported. Raises FamilyChanged if the family has left.
    """
    staff, family = for_pair(work, chat_id, family_id)
    if family.left is not None:
        raise FamilyChanged(family_id)
    reachable = family.reachable
    gone = replace(family, left=why, left_at=now)
    work.families.save(gone)
    _end_visits(work, gone, staff, now)
    for parent in family.parents:
        withdraw(work, work.notices.waiting(parent.id), Reason.FAMILY_LEFT, at=now)
    if words:
        close(work, reachable, words, by=staff, at=now)
    if question is Question.ASKED:
        ask_why(work, whom_to_ask(family, why), by=staff, at=now)
    tell_colleague(work, "family_left", gone, by=staff, at=now)
    work.drafts.clear(chat_id)
    return card(work, staff, gone, now=now)


def take_back(work: Work, chat_id: int, family_id: int, *, now: datetime) -> FamilyCard:
    """It left by mistake. Its visits stay called off until `take_up_visits`.

    Raises FamilyChanged if it has not left, or more than 30 days ago.
    """
    staff, family = for_pair(work, chat_id, family_id)
    if not may_return(family, now):
        raise FamilyChanged(family_id)
    back = replace(family, left=None, left_at=None)
    work.families.save(back)
    for parent in back.parents:
        withdraw(work, work.notices.waiting(parent.id), Reason.OVERTAKEN, at=now)
    tell_colleague(work, "family_returned", back, by=staff, at=now)
    return card(work, staff, back, now=now)


def take_up_visits(work: Work, chat_id: int, family_id: int, *, now: datetime) -> FamilyCard:
    """What ended when the family left is to be booked anew; the old times do not come back."""
    staff, family = for_pair(work, chat_id, family_id)
    if family.left is not None:
        raise FamilyChanged(family_id)
    visits = work.visits.of_family(family_id)
    for visit in ended_by_leaving(work, family, visits, now.astimezone(ZONE).date()):
        step(work, standing(work, visit.id), Event.REOPEN, by=staff, at=now)
    return card(work, staff, family, now=now)


def _end_visits(work: Work, family: Family, by: Staff, now: datetime) -> None:
    for visit in work.visits.of_family(family.id):
        current = standing(work, visit.id)
        is_due = current.visit.status is Status.DUE
        if is_due or (current.visit.has_a_time and not current.visit.is_over(now)):
            _end(work, current, family, by, now)


def _end(work: Work, current: Standing, family: Family, by: Staff, now: datetime) -> None:
    if current.request is not None:
        work.requests.save(ended(current.request, RequestStatus.OVERTAKEN))
    refused = current.visit.status is Status.DUE and family.left is Left.DECLINED
    event = Event.DECLINE if refused else Event.CANCEL
    step(work, current, event, by=by, at=now, why=family.left)
