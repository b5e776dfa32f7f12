"""What staff must hear about their calendars, in chat: never more than once."""

from datetime import datetime, timedelta

from visits.notice import Notice
from visits.quiet_hours import heard_from
from visits.work import Work

LASTS = timedelta(days=3)


def tell_owner(
    work: Work, staff_id: int, kind: str, cause: str, words: str | None = None, *, at: datetime
) -> None:
    """Once for each cause."""
    person = work.people.get(staff_id)
    work.notices.plan(
        [
            Notice(
                id=0,
                kind=kind,
                to=staff_id,
                key=f"{kind}:{cause}:{staff_id}",
                due_at=heard_from(at, person),
                useful_until=at + LASTS,
                words=words,
            )
        ]
    )
