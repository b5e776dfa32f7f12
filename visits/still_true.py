"""Looking again right before sending: is the notice still true for this person?"""

from collections.abc import Callable

from visits.move_request import RequestStatus
from visits.notice import Notice
from visits.scene import Standing
from visits.visit import Status

Rule = Callable[[Notice, Standing], bool]


def _stands(notice: Notice, now: Standing) -> bool:
    return now.visit.has_a_time


def _unanswered(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.PLANNED


def _confirmed(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.CONFIRMED


def _not_asked(notice: Notice, now: Standing) -> bool:
    return now.visit.status in {Status.PLANNED, Status.CONFIRMED}


def _wish_open(notice: Notice, now: Standing) -> bool:
    same = now.request is not None and now.request.id == notice.request_id
    return same and now.request is not None and notice.to not in now.request.agreed_by


def _offered(notice: Notice, now: Standing) -> bool:
    return now.request is not None and now.request.status is RequestStatus.OFFERED


def _still_a_question(notice: Notice, now: Standing) -> bool:
    """The family has not answered: neither about the visit's time nor about its wish."""
    if notice.request_id is None:
        return _unanswered(notice, now)
    return _offered(notice, now) or _not_asked(notice, now)


def _asked(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.MOVE_ASKED


def _cancelled(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.CANCELLED


RULES: dict[str, Rule] = {
    "please_confirm": _unanswered,
    "theme_preview": _stands,
    "visit_moved": _unanswered,
    "visit_revived": _unanswered,
    "move_agreed": _stands,
    "times_offered": _offered,
    "wish_declined": _not_asked,
    "other_parent_confirmed": _confirmed,
    "other_parent_asked": _asked,
    "visit_cancelled": _cancelled,
    "maybe_not_heard": _still_a_question,
    "wish": _wish_open,
    "family_confirmed": _confirmed,
    "family_cancelled": _cancelled,
    "parents_disagree": _stands,
    "calendar_clash": _stands,
    "move_settled": _stands,
    "colleague_booked": _stands,
    "colleague_declined": _not_asked,
    "colleague_offered": _offered,
    "colleague_cancelled": _cancelled,
}


def still_true(notice: Notice, now: Standing) -> bool:
    """False once a newer edition, or another answer, has overtaken the notice."""
    return notice.edition == now.visit.edition and RULES[notice.kind](notice, now)
