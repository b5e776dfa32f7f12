"""News about a family as a whole: to the colleague, and a last word to the parents."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from visits.news import ALARM_LASTS
from visits.notice import Notice
from visits.people import Family, Parent, Staff
from visits.quiet_hours import heard_from
from visits.work import Work

CLOSING = "closing_words"
WHY_LEFT = "ask_why_left"
SAID_AFTERWARDS = frozenset({CLOSING, WHY_LEFT})
"""All that a family hears once it has left."""
WORDS_LAST = timedelta(days=7)


def tell_colleague(
    work: Work,
    kind: str,
    family: Family,
    *,
    by: Staff,
    at: datetime,
    about: Parent | None = None,
    words: str | None = None,
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
        words=words,
    )
    work.notices.plan([notice])


def close(work: Work, parents: Iterable[Parent], words: str, *, by: Staff, at: datetime) -> None:
    """Exactly these words, once, to each of these parents; not at night."""
    work.notices.plan(_in_words("closing_words", to, words, by, at) for to in parents)


def ask_why(work: Work, parents: Iterable[Parent], *, by: Staff, at: datetime) -> None:
    """Why the family left: each of these parents once; not at night, and not after a week."""
    work.notices.plan(
        Notice(
            id=0,
            kind="ask_why_left",
            to=to.id,
            key=f"ask_why_left:{to.id}:{_stamp(at)}",
            due_at=heard_from(at, to),
            useful_until=at + WORDS_LAST,
            by=by.id,
        )
        for to in parents
    )


def write(work: Work, parents: Iterable[Parent], words: str, *, by: Staff, at: datetime) -> None:
    """These words, with who wrote them, to each of these parents; not at night."""
    work.notices.plan(_in_words("from_staff", to, words, by, at) for to in parents)


def _in_words(kind: str, to: Parent, words: str, by: Staff, at: datetime) -> Notice:
    return Notice(
        id=0,
        kind=kind,
        to=to.id,
        key=f"{kind}:{to.id}:{_stamp(at)}",
        due_at=heard_from(at, to),
        useful_until=at + WORDS_LAST,
        by=by.id,
        words=words,
    )


def _stamp(at: datetime) -> int:
    """What happens to a family may happen to it again."""
    return int(at.timestamp() * 1000)
