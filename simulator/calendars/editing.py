"""What somebody does to an event in a calendar app, done to its file and to nothing else in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from simulator.calendars import texts
from simulator.calendars.file import EventFile, read_file
from simulator.calendars.times import Start, from_the_wall, span_of, written_like
from simulator.phones.trouble import Unclear
from simulator.wire import Json

STATUSES = frozenset({"TENTATIVE", "CONFIRMED", "CANCELLED"})
MOST_MINUTES = 31 * 24 * 60


class Repeats(Exception):
    """A series is not moved here: nobody could say which of its times was meant."""


class NotThatDay(Exception):
    """An all-day event has no time of day, and another is never without."""


@dataclass(frozen=True, slots=True)
class When:
    """A new time; without a length the event keeps its own."""

    starts: Start
    length: timedelta | None = None


def when(body: Json) -> When:
    """`starts` by the wall clock, and perhaps `minutes`. Raises Unclear."""
    minutes = body.get("minutes")
    if minutes is not None and (not isinstance(minutes, int) or not 0 < minutes <= MOST_MINUTES):
        raise Unclear("minutes")
    length = None if minutes is None else timedelta(minutes=minutes)
    try:
        return When(from_the_wall(str(body.get("starts"))), length)
    except (ValueError, OverflowError):
        raise Unclear("starts") from None


def edited(text: str, body: Json) -> str:
    """The file with what the page names replaced: title, note, status, starts and minutes.

    Raises Unclear, Repeats, NotThatDay, NoEvent, NoTime.
    """
    file = read_file(text)
    for name, edit in EDITS.items():
        if name in body:
            file = edit(file, _words(body, name))
    if "starts" in body:
        file = _moved(file, when(body))
    return file.text


def _retitled(file: EventFile, title: str) -> EventFile:
    return file.with_value("SUMMARY", texts.written(title.strip()))


def _noted(file: EventFile, note: str) -> EventFile:
    return file.with_value("DESCRIPTION", texts.written(note))


def _with_status(file: EventFile, status: str) -> EventFile:
    if status not in STATUSES:
        raise Unclear("status")
    return file.with_value("STATUS", status)


EDITS: Mapping[str, Callable[[EventFile, str], EventFile]] = {
    "title": _retitled,
    "note": _noted,
    "status": _with_status,
}


def _moved(file: EventFile, when: When) -> EventFile:
    starts, was = span_of(file)
    if file.repeats:
        raise Repeats
    if isinstance(starts, datetime) != isinstance(when.starts, datetime):
        raise NotThatDay
    length = when.length if when.length and isinstance(starts, datetime) else was
    placed = _placed(file, "DTSTART", when.starts)
    if file.line("DTEND") is not None:
        return _placed(placed, "DTEND", when.starts + length)
    return placed if length == was else _lasting(placed, length)


def _placed(file: EventFile, name: str, start: Start) -> EventFile:
    line = file.line(name)
    assert line is not None
    return file.with_value(name, written_like(line, start))


def _lasting(file: EventFile, length: timedelta) -> EventFile:
    """For a file that says how long it is instead of when it ends."""
    return file.with_value("DURATION", f"PT{length // timedelta(minutes=1)}M")


def _words(body: Json, name: str) -> str:
    words = body[name]
    if not isinstance(words, str):
        raise Unclear(name)
    return words
