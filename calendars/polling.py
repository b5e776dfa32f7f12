"""Reads what has changed in one calendar, and says it in our own terms."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from calendars.busy.areas import area_named_in
from calendars.busy.intervals import busy_intervals
from calendars.client.answers import Href, Object, SyncToken
from calendars.client.calendar import Calendar
from calendars.convention.gestures import booked_alias
from calendars.convention.reading import read, the_calendar, the_event
from calendars.convention.unreadable import Unreadable
from visits.busy import KEPT_AHEAD, BusyInterval
from visits.copy import OURS
from visits.polled import Found, Known, Polled
from visits.replica import Seen

A_DAY = timedelta(days=1)


async def poll(calendar: Calendar, staff_id: int, known: Known, *, now: datetime) -> Polled:
    """All that is new, and those of our events whose fate nobody knows. Raises CalendarError."""
    changes = await calendar.changes(since=SyncToken(known.token) if known.token else None)
    changed = {
        href for href, etag in changes.changed.items() if etag is None or _is_new(href, etag, known)
    }
    to_read = changed | {Href(href) for href in known.to_read if href not in changes.deleted}
    objects = await calendar.fetch(sorted(to_read))
    missing = {href for href in to_read if href not in objects}
    return Polled(
        token=changes.token,
        found=[_found(one, staff_id, known, now) for one in objects.values()],
        gone=frozenset(changes.deleted | missing),
        is_whole=changes.is_whole,
        hrefs=frozenset(changes.changed),
    )


def _is_new(href: str, etag: str, known: Known) -> bool:
    return known.etags.get(href) != etag


def _found(one: Object, staff_id: int, known: Known, now: datetime) -> Found:
    seen, trouble = _seen(one, known)
    if seen is not None and seen.uid in known.looks:
        return Found(one.href, one.etag, seen.uid, seen=seen)
    if one.href in known.etags:
        return Found(one.href, one.etag, None, seen=seen, trouble=trouble)
    alias = _booked(one, seen) if seen and not seen.is_cancelled else None
    busy = () if _was_ours(one) else tuple(_busy(one, staff_id, known.areas, now))
    return Found(one.href, one.etag, seen.uid if seen else None, seen, busy, alias, trouble)


def _seen(one: Object, known: Known) -> tuple[Seen | None, str | None]:
    """Our events are read knowing which look we gave them: a yes is told by the difference."""
    try:
        seen = read(one.text, wrote=None)
        if (look := known.looks.get(seen.uid)) is not None:
            seen = read(one.text, wrote=look)
    except Unreadable as why:
        return None, str(why)
    return seen, None


def _booked(one: Object, seen: Seen) -> str | None:
    """By the whole title: our markers tell a pasted, or restored, event of ours from a booking."""
    if seen.uid.endswith(OURS):
        return None
    return booked_alias(the_event(the_calendar(one.text)).value("SUMMARY") or "")


def _was_ours(one: Object) -> bool:
    """Its owner has brought back what belongs to no visit any more: an undo, a paste."""
    if OURS not in one.text:
        return False
    try:
        uids = [event.value("UID") or "" for event in the_calendar(one.text).inner("VEVENT")]
    except Unreadable:
        return False
    return bool(uids) and all(uid.endswith(OURS) for uid in uids)


def _busy(
    one: Object, staff_id: int, areas: tuple[str, ...], now: datetime
) -> Iterable[BusyInterval]:
    """What one of the owner's own events takes of their time, and in which area."""
    for interval in busy_intervals(one.text, between=(now - A_DAY, now + KEPT_AHEAD)).intervals:
        area = area_named_in(interval.location, areas)
        yield BusyInterval(staff_id, one.href, interval.starts_at, interval.ends_at, area)
