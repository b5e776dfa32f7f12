"""What a calendar app shows of one object."""

from dataclasses import dataclass, field
from datetime import datetime

from calendars.client.answers import Object
from simulator.calendars import texts
from simulator.calendars.file import EventFile, NoEvent, read_file
from simulator.calendars.times import NoTime, Start, midnight, on_the_wall, span_of
from simulator.wire import Json


@dataclass(frozen=True, slots=True)
class Event:
    """One event; of a series the first time alone. `span` is in UTC."""

    object: Object = field(repr=False)
    file: EventFile = field(repr=False)
    starts: Start
    ends: Start
    span: tuple[datetime, datetime]

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether any of it lies between these moments; one without length lies where it begins."""
        begins, ends = self.span
        return begins < end and (ends > start or begins >= start)

    def view(self) -> Json:
        """For the page: days as 2026-03-05, times by the wall clock as 2026-03-05T10:30."""
        return {
            "uid": texts.read(self.file.value("UID")),
            "href": self.object.href,
            "etag": self.object.etag,
            "title": texts.read(self.file.value("SUMMARY")),
            "note": texts.read(self.file.value("DESCRIPTION")),
            "status": self.file.value("STATUS").strip().upper(),
            "color": self.file.value("COLOR").strip().lower(),
            "starts": _on_the_page(self.starts),
            "ends": _on_the_page(self.ends),
            "repeats": self.file.repeats,
        }


def read_event(object: Object) -> Event | None:
    """None for what is no event that can be shown: a task, a broken file."""
    try:
        file = read_file(object.text)
        starts, length = span_of(file)
        ends = starts + length
        return Event(object, file, starts, ends, (_moment(starts), _moment(ends)))
    except (NoEvent, NoTime, OverflowError):
        return None


def _moment(start: Start) -> datetime:
    return start if isinstance(start, datetime) else midnight(start)


def _on_the_page(start: Start) -> str:
    if isinstance(start, datetime):
        return on_the_wall(start).isoformat(timespec="minutes")
    return start.isoformat()
