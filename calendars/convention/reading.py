"""What a copy in a staff calendar says, whichever client wrote it last."""

from datetime import UTC, datetime

from icalendar import Event

from calendars.convention.gestures import called_off, said_yes, without_called_off
from calendars.convention.lines import (
    MOST_CHARACTERS,
    Block,
    NotAnObject,
    blocks_of,
    name_of,
    parsed,
)
from calendars.convention.meaning import PROPOSALS
from calendars.convention.unreadable import Reason, Unreadable
from calendars.convention.words import has_prefix_of, without_markers
from calendars.convention.zones import Zones
from visits.replica import Look, Seen

STATUSES = {"CONFIRMED": "CONFIRMED", "TENTATIVE": "TENTATIVE", "CANCELLED": "CANCELLED"}
BUSY_STATUSES = {"BUSY": "CONFIRMED", "OOF": "CONFIRMED", "TENTATIVE": "TENTATIVE"}
TIMES = frozenset({"DTSTART", "DTEND", "DURATION"})


def read(text: str, *, wrote: Look | None) -> Seen:
    """The meaning of one object; `wrote` is the look that we gave it last.

    A missing STATUS says nothing: Outlook drops it. Times without a zone, or with an unknown one,
    are Swedish. Raises Unreadable, and nothing else.
    """
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(Reason.TOO_LARGE)
    try:
        return _seen(text, wrote)
    except Unreadable:
        raise
    except Exception:  # the library raises whatever a broken object makes it raise
        raise Unreadable(Reason.BROKEN) from None


def the_event(calendar: Block) -> Block:
    """The one event of a visit's object. Raises Unreadable."""
    events = calendar.inner("VEVENT")
    if not events:
        raise Unreadable(Reason.NO_EVENT)
    event = events[0]
    if len(events) > 1 or any(event.named(name) for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        raise Unreadable(Reason.REPEATS)
    return event


def the_calendar(text: str) -> Block:
    """Raises Unreadable."""
    try:
        calendars = [block for block in blocks_of(text) if block.name == "VCALENDAR"]
    except NotAnObject:
        raise Unreadable(Reason.BROKEN) from None
    if not calendars:
        raise Unreadable(Reason.BROKEN)
    return calendars[0]


def _seen(text: str, wrote: Look | None) -> Seen:
    calendar = the_calendar(text)
    event = the_event(calendar)
    uid, title = event.value("UID"), event.value("SUMMARY") or ""
    if not uid:
        raise Unreadable(Reason.BROKEN)
    starts_at, ends_at = _span(event, Zones(calendar.inner("VTIMEZONE")))
    status = _effective_status(event)
    return Seen(
        uid=uid,
        starts_at=starts_at,
        ends_at=ends_at,
        is_cancelled=_is_cancelled(status, title, wrote),
        said_yes=said_yes(title) or (wrote in PROPOSALS and status == "CONFIRMED"),
        title=without_markers(without_called_off(without_markers(title))),
    )


def _effective_status(event: Block) -> str | None:
    """STATUS, else what Outlook keeps instead of it; None: nobody changed it."""
    status = (event.value("STATUS") or "").strip().upper()
    busy = (event.value("X-MICROSOFT-CDO-BUSYSTATUS") or "").strip().upper()
    return STATUSES.get(status) or BUSY_STATUSES.get(busy)


def _is_cancelled(status: str | None, title: str, wrote: Look | None) -> bool:
    """INSTÄLLT as we write it says nothing of what its owner wants: then STATUS alone does."""
    is_our_word = has_prefix_of(Look.CANCELLED, title)
    if is_our_word or (wrote is Look.CANCELLED and not called_off(title)):
        return status not in ("CONFIRMED", "TENTATIVE")
    return status == "CANCELLED" or called_off(title)


def _span(event: Block, zones: Zones) -> tuple[datetime, datetime]:
    """From when until when, in UTC."""
    lines = [zones.settle(line) for line in event.lines if name_of(line) in TIMES]
    timed = parsed([Block("VEVENT", lines)]).events[0]
    if "DTSTART" not in timed:
        raise Unreadable(Reason.NO_TIME)
    starts = timed.get("DTSTART").dt
    all_day = (event.value("X-MICROSOFT-CDO-ALLDAYEVENT") or "").strip().upper() == "TRUE"
    if all_day or not isinstance(starts, datetime):
        raise Unreadable(Reason.ALL_DAY)
    starts_at, ends_at = _utc(starts), _ends_at(timed, starts)
    if ends_at <= starts_at:
        raise Unreadable(Reason.ENDS_TOO_EARLY)
    return starts_at, ends_at


def _ends_at(timed: Event, starts: datetime) -> datetime:
    if "DTEND" in timed:
        ends = timed.get("DTEND").dt
        if not isinstance(ends, datetime):
            raise Unreadable(Reason.ALL_DAY)
        return _utc(ends if ends.tzinfo else ends.replace(tzinfo=starts.tzinfo))
    if "DURATION" in timed:
        return _utc(starts + timed.get("DURATION").dt)
    raise Unreadable(Reason.NO_TIME)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
