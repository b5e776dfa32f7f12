"""Whether a family heard a question may stay unknown: it is not repeated, but staff can ask."""

from dataclasses import replace
from datetime import datetime

from visits.news import withdraw
from visits.notice import Notice, NoticeStatus, Reason
from visits.quiet_hours import heard_from
from visits.scene import standing
from visits.work import Work

QUESTIONS = frozenset(
    {
        "choose_time",
        "please_confirm",
        "please_confirm_again",
        "visit_moved",
        "visit_revived",
        "times_offered",
        "wish_declined",
    }
)
MAYBE = "maybe_not_heard"


def tell_staff(work: Work, question: Notice, *, at: datetime) -> None:
    """Once to each of those who come; nothing if it was no question."""
    if question.kind not in QUESTIONS or question.visit_id is None:
        return
    work.notices.plan(
        Notice(
            id=0,
            kind="maybe_not_heard",
            to=member.id,
            key=f"{_cause(question)}:{member.id}",
            due_at=heard_from(at, member, pressing=question.pressing),
            useful_until=question.useful_until,
            visit_id=question.visit_id,
            edition=question.edition,
            request_id=question.request_id,
            by=question.to,
            pressing=question.pressing,
        )
        for member in standing(work, question.visit_id).pair
    )


def heard_after_all(work: Work, unknown: Notice, *, at: datetime) -> Notice:
    """What came of it is known now: it waits for its end again, and staff need not ask."""
    about = work.notices.about(unknown.visit_id) if unknown.visit_id is not None else ()
    mine = (notice for notice in about if notice.key.startswith(f"{_cause(unknown)}:"))
    withdraw(work, mine, Reason.OVERTAKEN, at=at)
    return replace(unknown, status=NoticeStatus.WAITING, settled_at=None)


def _cause(question: Notice) -> str:
    return f"{MAYBE}:{question.id}"
