"""News: what one person did and others must hear, planned in the same unit of work."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from visits.move_request import MoveRequest
from visits.notice import Notice, NoticeStatus, Reason
from visits.people import Person, Staff
from visits.quiet_hours import heard_from
from visits.scene import Standing
from visits.work import Work

PRESSING = timedelta(hours=24)
NEWS_LASTS = timedelta(days=2)
ALARM_LASTS = timedelta(days=7)
ABOUT_A_WISH = frozenset(
    {"wish", "other_parent_asked", "times_offered", "colleague_offered", "offer_taken"}
)


def tell(
    work: Work, kind: str, people: Iterable[Person], now: Standing, *, by: Person, at: datetime
) -> None:
    """Plan one notice of this kind to each person, about how the visit stands now."""
    work.notices.plan(_notice(kind, person, now, by, at) for person in people)


def tell_anew(
    work: Work, kind: str, people: Iterable[Person], now: Standing, *, by: Person, at: datetime
) -> None:
    """The same for news that may come several times about one edition: two clashes are two."""
    notices = (_notice(kind, person, now, by, at) for person in people)
    stamp = int(at.timestamp() * 1000)
    work.notices.plan(replace(notice, key=f"{notice.key}:{stamp}") for notice in notices)


def tell_words(
    work: Work,
    kind: str,
    people: Iterable[Person],
    now: Standing,
    words: str,
    *,
    by: Person,
    at: datetime,
) -> None:
    """The same with a person's own words: they may write again."""
    notices = (_notice(kind, person, now, by, at) for person in people)
    stamp = int(at.timestamp() * 1000)
    work.notices.plan(replace(one, key=f"{one.key}:{stamp}", words=words) for one in notices)


def tell_guests(
    work: Work,
    kind: str,
    guests: Iterable[Staff],
    now: Standing,
    *,
    by: Person | None,
    at: datetime,
) -> None:
    """The same to those who come along: whoever leaves and joins again hears of it each time."""
    for guest in guests:
        earlier = sum(one.to == guest.id for one in work.notices.about(now.visit.id))
        notice = _notice(kind, guest, now, by, at)
        work.notices.plan([replace(notice, key=f"{notice.key}:{earlier}")])


def tell_of_guest(work: Work, kind: str, now: Standing, guest: Staff, *, at: datetime) -> None:
    """News of somebody who comes along, to the pair: once while the visit stands so."""
    notices = (_notice(kind, member, now, guest, at) for member in now.pair)
    work.notices.plan(replace(one, key=f"{one.key}:{guest.id}") for one in notices)


def forget_earlier(work: Work, request: MoveRequest, *, at: datetime) -> None:
    """What has not been told yet of a wish as it was is no news once the wish has changed."""
    about = work.notices.about(request.visit_id)
    of_wish = (n for n in about if n.request_id == request.id and n.kind in ABOUT_A_WISH)
    withdraw(work, of_wish, Reason.OVERTAKEN, at=at)


def withdraw(work: Work, notices: Iterable[Notice], reason: Reason, *, at: datetime) -> None:
    """Those that still wait are not sent; one that is on its way cannot be called back."""
    for notice in notices:
        if waits(work, notice):
            skipped = replace(notice, status=NoticeStatus.SKIPPED, reason=reason)
            work.notices.save(replace(skipped, leased_until=None, settled_at=at))


def waits(work: Work, notice: Notice) -> bool:
    is_waiting = notice.status is NoticeStatus.WAITING
    return is_waiting and work.notices.open_attempt(notice.id) is None


def _notice(kind: str, to: Person, now: Standing, by: Person | None, at: datetime) -> Notice:
    pressing = _is_pressing(now, at)
    return Notice(
        id=0,
        kind=kind,
        to=to.id,
        key=f"{kind}:{_cause(now)}:{to.id}",
        due_at=heard_from(at, to, pressing=pressing),
        useful_until=_useful_until(now, to, at),
        visit_id=now.visit.id,
        edition=now.visit.edition,
        request_id=now.request.id if now.request else None,
        by=by.id if by else None,
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
