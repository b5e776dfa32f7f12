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


def _asked(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.MOVE_ASKED


def _cancelled(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.CANCELLED


def _guest_comes(notice: Notice, now: Standing) -> bool:
    return now.visit.has_a_time and now.has_guest(notice.to)


def _guest_stays(notice: Notice, now: Standing) -> bool:
    has_left = now.visit.has_a_time and not now.has_guest(notice.to)
    return has_left or _cancelled(notice, now)


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
    "guest_booked": _guest_comes,
    "guest_not_needed": _guest_stays,
    "guest_cannot": _stands,
}


def still_true(notice: Notice, now: Standing) -> bool:
    """False once a newer edition, or another answer, has overtaken the notice."""
    return notice.edition == now.visit.edition and RULES[notice.kind](notice, now)
