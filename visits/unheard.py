"""Whether a family heard a question may stay unknown: it is not repeated, but staff can ask."""

from dataclasses import replace
from datetime import datetime

from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Parent
from visits.quiet_hours import after_quiet_hours
from visits.work import Work

QUESTIONS = frozenset(
    {"please_confirm", "visit_moved", "visit_revived", "times_offered", "wish_declined"}
)
MAYBE = "maybe_not_heard"


def tell_staff(work: Work, question: Notice, *, at: datetime) -> None:
    """Once to each of the pair; nothing if it was no question."""
    parent = work.people.get(question.to)
    if question.kind not in QUESTIONS or not isinstance(parent, Parent):
        return
    work.notices.plan(
        Notice(
            id=0,
            kind="maybe_not_heard",
            to=member.id,
            key=f"{_cause(question)}:{member.id}",
            due_at=after_quiet_hours(at, member.quiet, pressing=question.pressing),
            useful_until=question.useful_until,
            visit_id=question.visit_id,
            edition=question.edition,
            request_id=question.request_id,
            by=parent.id,
            pressing=question.pressing,
        )
        for member in work.families.get(parent.family_id).pair
    )


def heard_after_all(work: Work, unknown: Notice, *, at: datetime) -> Notice:
    """What came of it is known now: it waits for its end again, and staff need not ask."""
    about = work.notices.about(unknown.visit_id) if unknown.visit_id is not None else ()
    for notice in about:
        mine = notice.kind == MAYBE and notice.key.startswith(f"{_cause(unknown)}:")
        if mine and notice.status is NoticeStatus.WAITING:
            over = replace(notice, status=NoticeStatus.SKIPPED, reason=Reason.OVERTAKEN)
            work.notices.save(replace(over, leased_until=None, settled_at=at))
    return replace(unknown, status=NoticeStatus.WAITING, settled_at=None)


def _cause(question: Notice) -> str:
    return f"{MAYBE}:{question.id}"
