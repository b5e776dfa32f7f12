"""Looking again right before sending: is the notice still true for this person?"""

from collections.abc import Callable

from visits.interpreter import Interpreter, interpreter_for
from visits.move_request import RequestStatus
from visits.notice import Notice
from visits.people import Family, Left
from visits.scene import Standing
from visits.visit import Status
from visits.why_left import may_be_asked

Rule = Callable[[Notice, Standing], bool]


def _stands(notice: Notice, now: Standing) -> bool:
    return now.visit.has_a_time


def _unanswered(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.PLANNED


def _lacks_interpreter(notice: Notice, now: Standing) -> bool:
    is_open = interpreter_for(now.visit, now.family) in {Interpreter.NEEDED, Interpreter.MISSING}
    return now.visit.has_a_time and is_open


def _not_asked_for_interpreter(notice: Notice, now: Standing) -> bool:
    needed = interpreter_for(now.visit, now.family) is Interpreter.NEEDED
    return now.visit.has_a_time and needed


def _to_be_called(notice: Notice, now: Standing) -> bool:
    """By those who come, who may have changed; whether it is needed: visits/calling.py."""
    return now.visit.has_a_time and now.pair.has(notice.to)


def _due(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.DUE


def _took_place(notice: Notice, now: Standing) -> bool:
    """As far as we know: the family said yes, and nobody has reported that it was missed."""
    return now.visit.status in {Status.CONFIRMED, Status.HELD}


def _to_be_followed_up(notice: Notice, now: Standing) -> bool:
    """By those who made it; whether it has been: visits/actions/take_snapshot.py."""
    is_made = now.visit.has_a_time or now.visit.status is Status.HELD
    return is_made and now.pair.has(notice.to) and now.family.left is not Left.LOSS


def _confirmed(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.CONFIRMED


def _not_asked(notice: Notice, now: Standing) -> bool:
    return now.visit.status in {Status.PLANNED, Status.CONFIRMED}


def _wish_open(notice: Notice, now: Standing) -> bool:
    same = now.request is not None and now.request.id == notice.request_id
    return same and now.request is not None and notice.to not in now.request.agreed_by


def _offer_taken(notice: Notice, now: Standing) -> bool:
    wish = now.request
    return wish is not None and (wish.id, wish.status) == (notice.request_id, RequestStatus.ASKED)


def _offered(notice: Notice, now: Standing) -> bool:
    return now.request is not None and now.request.status is RequestStatus.OFFERED


def _still_a_question(notice: Notice, now: Standing) -> bool:
    """The family has not answered: neither about the visit's time nor about its wish."""
    if notice.request_id is None:
        return _due(notice, now) or _unanswered(notice, now)
    return _offered(notice, now) or _not_asked(notice, now)


def _asked(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.MOVE_ASKED


def _cancelled(notice: Notice, now: Standing) -> bool:
    return now.visit.status is Status.CANCELLED


def _guest_comes(notice: Notice, now: Standing) -> bool:
    return now.visit.has_a_time and now.has_guest(notice.to)


def _guest_stays(notice: Notice, now: Standing) -> bool:
    has_left = now.visit.has_a_time and not now.awaits(notice.to)
    return has_left or _cancelled(notice, now)


RULES: dict[str, Rule] = {
    "choose_time": _due,
    "guest_missing": _due,
    "please_confirm": _unanswered,
    "please_confirm_again": _unanswered,
    "call_family": _to_be_called,
    "theme_preview": _stands,
    "reminder": _stands,
    "thanks": _took_place,
    "been_there": _took_place,
    "snapshot_wanted": _to_be_followed_up,
    "interpreter_missing": _lacks_interpreter,
    "interpreter_asked": _not_asked_for_interpreter,
    "interpreter_said": _stands,
    "who_comes": _stands,
    "stand_in": _stands,
    "needs_solving": _stands,
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
    "offer_taken": _offer_taken,
    "family_confirmed": _confirmed,
    "family_chose": _stands,
    "call_wanted": _due,
    "family_cancelled": _cancelled,
    "parents_disagree": _stands,
    "calendar_clash": _stands,
    "clash_over": _stands,
    "move_settled": _stands,
    "colleague_booked": _stands,
    "colleague_moved": _stands,
    "colleague_declined": _not_asked,
    "colleague_offered": _offered,
    "cancelled_by_phone": _cancelled,
    "colleague_cancelled": _cancelled,
    "guest_booked": _guest_comes,
    "guest_not_needed": _guest_stays,
    "guest_cannot": _stands,
}


OF_FAMILY: dict[str, Callable[[Family], bool]] = {
    "birth_reported": lambda family: family.born_on is not None and family.left is None,
    "family_left": lambda family: family.left is not None,
    "ask_why_left": may_be_asked,
    "family_returned": lambda family: family.left is None,
    "colleague_wrote": lambda family: True,
    "parent_silent": lambda family: any(parent.silent for parent in family.parents),
}
"""News of a family that is about none of its visits; what is not here stays true."""


def still_true_of_family(notice: Notice, family: Family) -> bool:
    rule = OF_FAMILY.get(notice.kind)
    return rule is None or rule(family)


def still_true(notice: Notice, now: Standing) -> bool:
    """False once a newer edition, or another answer, has overtaken the notice."""
    return notice.edition == now.visit.edition and RULES[notice.kind](notice, now)
