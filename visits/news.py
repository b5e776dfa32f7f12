"""News: what one person did and others must hear, planned in the same unit of work."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from visits.notice import Notice
from visits.people import Person, Staff
from visits.quiet_hours import after_quiet_hours
from visits.scene import Standing
from visits.work import Work

PRESSING = timedelta(hours=24)
NEWS_LASTS = timedelta(days=2)
ALARM_LASTS = timedelta(days=7)


def tell(
    work: Work, kind: str, people: Iterable[Person], now: Standing, *, by: Person, at: datetime
) -> None:
    """Plan one notice of this kind to each person, about how the visit stands now."""
    work.notices.plan(_notice(kind, person, now, by, at) for person in people)


def _notice(kind: str, to: Person, now: Standing, by: Person, at: datetime) -> Notice:
    pressing = _is_pressing(now, at)
    return Notice(
        id=0,
        kind=kind,
        to=to.id,
        key=f"{kind}:{_cause(now)}:{to.id}",
        due_at=after_quiet_hours(at, to.quiet, pressing=pressing),
        useful_until=_useful_until(now, to, at),
        visit_id=now.visit.id,
        edition=now.visit.edition,
        request_id=now.request.id if now.request else None,
        by=by.id,
        pressing=pressing,
    )


def _cause(now: Standing) -> str:
    """One piece of news is told once; another wish, or the same wish changed, is another."""
    cause = f"{now.visit.id}:{now.visit.edition}:{now.visit.status}"
    return f"{cause}:{now.request.id}:{now.request.revision}" if now.request else cause


def _is_pressing(now: Standing, at: datetime) -> bool:
    return now.visit.slot is not None and now.visit.starts_at - at < PRESSING


def _useful_until(now: Standing, to: Person, at: datetime) -> datetime:
    """Families: until the visit begins. Staff read it later too, to know what happened."""
    lasts = at + NEWS_LASTS
    if now.visit.slot is None or isinstance(to, Staff):
        return lasts
    return max(now.visit.starts_at, at + timedelta(hours=1))


def alarm(work: Work, parent: Person, staff: Iterable[Staff], words: str, *, at: datetime) -> None:
    """A parent's words that may mean danger, to staff at once, at any hour."""
    work.notices.plan(
        Notice(
            id=0,
            kind="urgent",
            to=member.id,
            key=f"urgent:{parent.id}:{int(at.timestamp() * 1000)}:{member.id}",
            due_at=at,
            useful_until=at + ALARM_LASTS,
            by=parent.id,
            words=words,
            pressing=True,
        )
        for member in staff
    )
