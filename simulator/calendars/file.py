"""One event's file: its own properties can be read and replaced, all else stays as it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from simulator.calendars.lines import Line, lines_of, new_line

BEGIN, END = ("BEGIN", "VEVENT"), ("END", "VEVENT")
REPEATS = ("RRULE", "RDATE")


class NoEvent(Exception):
    """There is no event in the file, or it does not end."""


@dataclass(frozen=True, slots=True)
class EventFile:
    """Made by `read_file`. The properties of an alarm in the event are not the event's."""

    before: tuple[Line, ...]
    properties: tuple[Line, ...]
    after: tuple[Line, ...]

    @property
    def text(self) -> str:
        return "".join(line.raw for line in (*self.before, *self.properties, *self.after))

    @property
    def repeats(self) -> bool:
        others = any(_is(line, BEGIN) for line in self.after)
        return others or any(line.name in REPEATS for line in self.properties)

    def line(self, name: str) -> Line | None:
        return next((line for line in self.properties if line.name == name), None)

    def value(self, name: str) -> str:
        """As written; empty where there is none."""
        line = self.line(name)
        return line.value if line else ""

    def with_value(self, name: str, value: str) -> "EventFile":
        """Its parameters stay; a property that was not there comes last."""
        old = self.line(name)
        parameters = old.parameters if old else ""
        new = new_line(name, parameters, value, ending=self.before[-1].ending)
        if old is None:
            return EventFile(self.before, (*self.properties, new), self.after)
        replaced = tuple(new if line is old else line for line in self.properties)
        return EventFile(self.before, replaced, self.after)


def read_file(text: str) -> EventFile:
    """Raises NoEvent."""
    lines = lines_of(text)
    first = _index(lines, BEGIN, 0) + 1
    last = _index(lines, END, first)
    # alarms come after the properties
    within = next((at for at in range(first, last) if lines[at].name == "BEGIN"), last)
    return EventFile(tuple(lines[:first]), tuple(lines[first:within]), tuple(lines[within:]))


def _index(lines: list[Line], wanted: tuple[str, str], start: int) -> int:
    found: Iterator[int] = (at for at in range(start, len(lines)) if _is(lines[at], wanted))
    index = next(found, None)
    if index is None:
        raise NoEvent
    return index


def _is(line: Line, wanted: Iterable[str]) -> bool:
    return (line.name, line.value.strip().upper()) == tuple(wanted)
