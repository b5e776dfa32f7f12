"""When an event begins and ends, and how that is written in its file.

A day is a `date` (an all-day event); a moment is aware and in UTC. What has no time zone, or one
that we do not know, is by the clock on the wall in Sweden.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from simulator.calendars.file import EventFile
from simulator.calendars.lines import Line
from simulator.phones.turning import ZONE

DAY = "%Y%m%d"
MOMENT = "%Y%m%dT%H%M%S"
A_DAY = timedelta(days=1)
NO_TIME = timedelta(0)
DURATION = re.compile(r"\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.A)

Start = date | datetime


class NoTime(Exception):
    """Nobody can say when the event is."""


def span_of(file: EventFile) -> tuple[Start, timedelta]:
    """When it begins and how long it is; a day is at least that long. Raises NoTime."""
    line = file.line("DTSTART")
    if line is None:
        raise NoTime
    starts = read_start(line)
    length = _length(file, starts)
    if length < NO_TIME:
        raise NoTime
    return starts, length if isinstance(starts, datetime) else max(length, A_DAY)


def read_start(line: Line) -> Start:
    """Raises NoTime."""
    value = line.value.strip().upper()
    try:
        if "T" not in value:
            return _naive(value, DAY).date()
        zone = UTC if value.endswith("Z") else _zone(line)
        return _naive(value.removesuffix("Z"), MOMENT).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NoTime from None


def written_like(line: Line, starts: Start) -> str:
    """The same kind of value as the line has: in its zone, in UTC, by the wall, or a day."""
    if not isinstance(starts, datetime):
        return starts.strftime(DAY)
    if line.value.strip().upper().endswith("Z"):
        return starts.astimezone(UTC).strftime(MOMENT) + "Z"
    return starts.astimezone(_zone(line)).strftime(MOMENT)


def on_the_wall(moment: datetime) -> datetime:
    """In Sweden, without the zone."""
    return moment.astimezone(ZONE).replace(tzinfo=None)


def from_the_wall(text: str) -> Start:
    """What the page writes: 2026-03-05T10:30, or 2026-03-05. Raises ValueError."""
    if "T" not in text:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE).astimezone(UTC)


def _length(file: EventFile, starts: Start) -> timedelta:
    line = file.line("DTEND")
    if line is None:
        return _duration(file.value("DURATION") or "PT0S")
    ends = read_start(line)
    if isinstance(starts, datetime) and isinstance(ends, datetime):
        return ends - starts
    if isinstance(starts, datetime) or isinstance(ends, datetime):
        raise NoTime
    return ends - starts


def _duration(value: str) -> timedelta:
    found = DURATION.fullmatch(value.strip().upper())
    if found is None:
        raise NoTime
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days, seconds, minutes=minutes, hours=hours, weeks=weeks)


def _naive(value: str, form: str) -> datetime:
    return datetime.strptime(value, form)


def _zone(line: Line) -> ZoneInfo:
    try:
        return ZoneInfo(line.tzid) if line.tzid else ZONE
    except (KeyError, ValueError, OSError):
        return ZONE
