"""Whom staff have to ring, and why: read from how things stand, and kept nowhere else."""

from datetime import datetime, time, timedelta

from visits.call_reason import CallReason
from visits.contradiction import parents_differ
from visits.scene import Standing
from visits.step import Step, Until
from visits.timeline import due_at
from visits.visit import Status
from visits.work import Work

CALL = "call_family"
USUALLY = Step(CALL, Until.VISIT, days=-2, at=time(9))
"""Where a programme has no call of its own in its timeline."""
WORDS_MAY_WAIT = timedelta(days=1)


def reason_to_call(work: Work, standing: Standing, *, now: datetime) -> CallReason | None:
    """Why staff should ring about this visit now; None while there is no need to.

    A family that no message reaches is rung as soon as its visit has a time; the others when
    the programme's question, asked twice, has got no answer.
    """
    if standing.visit.status is Status.DUE:
        return CallReason.CALL_WANTED if _wants_call(work, standing) else None
    if not standing.visit.has_a_time or standing.visit.is_over(now):
        return None
    if standing.visit.status is not Status.CONFIRMED and not standing.family.reachable:
        return CallReason.UNREACHABLE
    return _about_the_answer(work, standing, now)


def _about_the_answer(work: Work, standing: Standing, now: datetime) -> CallReason | None:
    if standing.visit.status is Status.PLANNED:
        return CallReason.NO_ANSWER if now >= _call_from(work, standing) else None
    if parents_differ(work, standing):
        return CallReason.CONTRADICTION
    return CallReason.WORDS if _words_wait(work, standing, now) else None


def _wants_call(work: Work, standing: Standing) -> bool:
    """One of the parents has asked for it, and the visit has got no time since."""
    asked = ("call_wanted", standing.visit.edition)
    return any((n.kind, n.edition) == asked for n in work.notices.about(standing.visit.id))


def _words_wait(work: Work, standing: Standing, now: datetime) -> bool:
    """The parent wrote what would suit, and nobody has offered a time yet."""
    wish = standing.request
    if wish is None or wish.words is None or wish.offered:
        return False
    return now >= min(wish.asked_at + WORDS_MAY_WAIT, _call_from(work, standing))


def _call_from(work: Work, standing: Standing) -> datetime:
    timeline = work.programmes[standing.family.programme].timeline
    step = next((step for step in timeline if step.kind == CALL), USUALLY)
    return due_at(step, standing.visit)
