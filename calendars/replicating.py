"""Makes one event say what it should, or removes it, without writing over what nobody has seen."""

from dataclasses import dataclass
from datetime import datetime

from calendars.client.answers import ETag, Href
from calendars.client.calendar import Calendar
from calendars.client.errors import (
    AuthRefused,
    BadAnswer,
    CalendarError,
    CollectionGone,
    Conflict,
    Gone,
    Refused,
    Temporary,
)
from calendars.convention.reading import read
from calendars.convention.unreadable import Unreadable
from calendars.convention.writing import write
from visits.actions.write_copies import Written
from visits.copy import Copy
from visits.replica import Look


@dataclass(frozen=True)
class Outcome:
    """What came of a request; `etag` None where the server told none; `detail` in plain words."""

    written: Written
    etag: str | None = None
    detail: str | None = None
    trouble: CalendarError | None = None
    """Of the whole calendar: nothing else is to be asked for now."""


async def replicate(calendar: Calendar, copy: Copy, *, now: datetime) -> Outcome:
    """Perform what was stored as intended: `copy.sent`, or its removal."""
    try:
        if copy.is_removing:
            return await _removed(calendar, copy)
        if copy.base is None:
            return await _created(calendar, copy, now)
        return await _replaced(calendar, copy, now)
    except (Conflict, Gone):
        return Outcome(Written.CHANGED)
    except (Temporary, AuthRefused, CollectionGone) as later:
        return Outcome(Written.LATER, trouble=later)
    except Refused as refused:
        return Outcome(Written.REFUSED, detail=str(refused))
    except CalendarError as unknown:
        happened = unknown.may_have_happened or isinstance(unknown, BadAnswer)
        return Outcome(Written.UNKNOWN if happened else Written.LATER, trouble=unknown)


async def _created(calendar: Calendar, copy: Copy, now: datetime) -> Outcome:
    assert copy.sent is not None and copy.href is not None
    text = write(copy.sent, None, stamp=now)
    return Outcome(Written.DONE, await calendar.create(Href(copy.href), text))


async def _replaced(calendar: Calendar, copy: Copy, now: datetime) -> Outcome:
    """Onto the object as it lies there, so that the owner's notes and alarms stay."""
    assert copy.sent is not None and copy.href is not None
    there = await calendar.get(Href(copy.href))
    if not _is_known(copy, there.etag, there.text):
        return Outcome(Written.CHANGED)
    text = write(copy.sent, there.text, stamp=now)
    if there.etag is None:
        return Outcome(Written.REFUSED, detail="The server tells no ETag, so nothing is safe.")
    try:
        return Outcome(Written.DONE, await calendar.replace(Href(copy.href), text, there.etag))
    except Refused:
        if copy.sent.look is not Look.CANCELLED:
            raise
        await calendar.delete(Href(copy.href), there.etag)  # Google knows no cancelled event
        return Outcome(Written.DONE)


async def _removed(calendar: Calendar, copy: Copy) -> Outcome:
    """If it is gone by now its owner was quicker, and is still busy with it."""
    assert copy.href is not None
    there = await calendar.get(Href(copy.href))
    if not _is_known(copy, there.etag, there.text):
        return Outcome(Written.CHANGED)
    await calendar.delete(Href(copy.href), there.etag or ETag(copy.etag or "*"))
    return Outcome(Written.DONE)


def _is_known(copy: Copy, etag: str | None, text: str) -> bool:
    """Whether what lies there is what we have read, or says the same."""
    if etag is not None and etag == copy.etag:
        return True
    try:
        look = copy.written.look if copy.written else None
        return read(text, wrote=look) == copy.seen
    except Unreadable:
        return False
