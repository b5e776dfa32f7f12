"""News about a family as a whole: to the colleague, and a last word to the parents."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from visits.news import ALARM_LASTS
from visits.notice import Notice
from visits.people import Family, Parent, Staff
from visits.quiet_hours import heard_from
from visits.work import Work

CLOSING = "closing_words"
CLOSING_LASTS = timedelta(days=7)


def tell_colleague(
    work: Work, kind: str, family: Family, *, by: Staff, at: datetime, about: Parent | None = None
) -> None:
    """The other one of the pair hears what was done; `about` is the parent whom it concerns."""
    colleague = family.pair.colleague_of(by.id)
    parent = about or family.parents[0]
    notice = Notice(
        id=0,
        kind=kind,
        to=colleague.id,
        key=f"{kind}:{parent.id}:{_stamp(at)}:{colleague.id}",
        due_at=heard_from(at, colleague),
        useful_until=at + ALARM_LASTS,
        # a notice about no visit finds its family through a parent
        by=parent.id,
    )
    work.notices.plan([notice])


def close(work: Work, parents: Iterable[Parent], words: str, *, by: Staff, at: datetime) -> None:
    """Exactly these words, once, to each of these parents; not at night."""
    work.notices.plan(
        Notice(
            id=0,
            kind="closing_words",
            to=parent.id,
            key=f"closing_words:{parent.id}:{_stamp(at)}",
            due_at=heard_from(at, parent),
            useful_until=at + CLOSING_LASTS,
            by=by.id,
            words=words,
        )
        for parent in parents
    )


def _stamp(at: datetime) -> int:
    """What happens to a family may happen to it again."""
    return int(at.timestamp() * 1000)
