"""A sender looks for work: is all silent, what is due, and what is stuck?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from visits.actions.deliver import claim, keep, left_open, settled
from visits.notice import Notice, NoticeStatus, Reason
from visits.work import Work

MOST_LAPSES = 3
"""A notice with which nobody got any further so often is not tried again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Notices, leased to the caller; none while all is silent."""

    notices: Sequence[Notice]
    silent_until: datetime | None = None


def take(work: Work, *, now: datetime, most: int) -> Taken:
    """Claim what is due, unless Telegram has asked for silence."""
    until = work.pauses.until()
    if until is not None and now < until:
        return Taken((), until)
    return Taken(claim(work, now=now, most=most))


def sweep(work: Work, *, now: datetime, most: int = 50) -> None:
    """Whoever had these in hand has died, or could not deal with them: their lease ran out."""
    for notice in work.notices.lapsed(now, most=most):
        attempt = work.notices.open_attempt(notice.id)
        freed = left_open(notice, attempt, now=now) if attempt else _lapsed(notice, now)
        if freed is not None:
            keep(work, freed, now=now)


def _lapsed(notice: Notice, now: datetime) -> Notice:
    lapsed = replace(notice, lapses=notice.lapses + 1)
    if lapsed.lapses < MOST_LAPSES:
        return replace(lapsed, leased_until=None)
    return settled(lapsed, NoticeStatus.SKIPPED, Reason.FAULTY, now=now)
