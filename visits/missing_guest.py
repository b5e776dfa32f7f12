"""Staff hear that somebody is still to be asked to a visit, before its family may choose a time."""

from datetime import datetime

from visits.notice import Notice
from visits.quiet_hours import heard_from
from visits.scene import standing
from visits.work import Work

MISSING = "guest_missing"


def ask_for_guest(work: Work, choice: Notice, *, at: datetime) -> None:
    """Once to each of those who have the visit in hand; `choice` is what the family is not told."""
    assert choice.visit_id is not None
    work.notices.plan(
        Notice(
            id=0,
            kind="guest_missing",
            to=member.id,
            key=f"{MISSING}:{choice.visit_id}:{choice.edition}:{member.id}",
            due_at=heard_from(at, member),
            useful_until=choice.useful_until,
            visit_id=choice.visit_id,
            edition=choice.edition,
        )
        for member in standing(work, choice.visit_id).pair
    )
