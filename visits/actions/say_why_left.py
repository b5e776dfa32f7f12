"""A parent says why the family left, or that they would rather not."""

from datetime import datetime

from visits import access
from visits.access import Act
from visits.facts import NotAllowed, QuestionOver
from visits.scene import Scene
from visits.why_left import OWN_ANSWERS, Reason, Why, may_answer
from visits.work import Work


def say_why_left(
    work: Work, chat_id: int, family_id: int, *, answer: str, now: datetime
) -> tuple[Scene, Why]:
    """Keep this parent's newest answer; the other parent's is their own.

    Raises QuestionOver if the family is not asked (any longer), or nobody could tap that; and
    what `access.ask` raises.
    """
    parent = access.parent(work.people.by_chat(chat_id), Act.ANSWER)
    if parent.family_id != family_id:
        raise NotAllowed(Act.ANSWER)
    family = work.families.hold(family_id)
    if not may_answer(family, now) or answer not in OWN_ANSWERS:
        raise QuestionOver
    why = Why(answer)
    work.reasons.keep(Reason(family_id, parent.id, why, now))
    return Scene(parent, family), why
