"""What the people of a rehearsal answer to what they hear: at once, as if they sat waiting."""

from datetime import datetime

from visits.actions.arrange_interpreter import answer_interpreter
from visits.actions.choose_time import CHOICE, choose_time
from visits.actions.confirm import confirm
from visits.actions.deliver import Dispatch
from visits.interpreter import Interpreter
from visits.made_up import Cast
from visits.planned_steps import QUESTION
from visits.rehearsal import Way
from visits.scene import standing
from visits.visit import Status, Visit
from visits.work import Work

INTERPRETER = "interpreter_asked"


def _choose(work: Work, cast: Cast, dispatch: Dispatch, now: datetime) -> None:
    """The first of the times that were offered, unless the other parent was faster."""
    visit, slots = _now(work, dispatch), dispatch.scene.slots
    if visit.status is Status.DUE:
        starts_at, edition = slots[0].starts_at, visit.edition
        choose_time(work, cast.parent, visit.id, edition=edition, starts_at=starts_at, now=now)


def _say_yes(work: Work, cast: Cast, dispatch: Dispatch, now: datetime) -> None:
    visit = _now(work, dispatch)
    confirm(work, cast.parent, visit.id, edition=visit.edition, now=now)


def _have_interpreter(work: Work, cast: Cast, dispatch: Dispatch, now: datetime) -> None:
    visit = _now(work, dispatch)
    answer, edition = Interpreter.BOOKED, visit.edition
    answer_interpreter(work, cast.nurse, visit.id, edition=edition, answer=answer, now=now)


def _now(work: Work, dispatch: Dispatch) -> Visit:
    return standing(work, dispatch.notice.visit_id or 0).visit


ANSWERS = {
    (Way.CHOOSES, INTERPRETER): _have_interpreter,
    (Way.SAYS_YES, INTERPRETER): _have_interpreter,
    (Way.CHOOSES, CHOICE): _choose,
    (Way.CHOOSES, QUESTION): _say_yes,
    (Way.SAYS_YES, QUESTION): _say_yes,
}
