"""The content lines of an iCalendar object (RFC 5545, 3.1): taken apart, put together again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from icalendar import Calendar, vText
from icalendar.parser import Contentline, Contentlines

MOST_CHARACTERS = 1_000_000
DEEPEST = 6
NUL = "\0"

# a colon between quotes belongs to a parameter
_UP_TO_THE_VALUE = re.compile(r'(?:[^":]+|"[^"]*")*+:')
_ESCAPED = re.compile(r"\\(.)")


class NotAnObject(ValueError):
    """What stands between BEGIN and END does not fit together, or is cut off."""


@dataclass(slots=True)
class Block:
    """A component: its own unfolded lines, as they came, and the components inside it."""

    name: str
    lines: list[str] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)

    def inner(self, name: str) -> list["Block"]:
        return [block for block in self.blocks if block.name == name]

    def named(self, name: str) -> list[str]:
        return [line for line in self.lines if name_of(line) == name]

    def value(self, name: str) -> str | None:
        """The first value of that property, without backslashes; None if there is none."""
        for line in self.named(name):
            return unescaped(raw_value(line))
        return None


def name_of(line: str) -> str:
    """
    >>> name_of("dtstart;TZID=Europe/Stockholm:20260303T090000")
    'DTSTART'
    """
    return line.partition(":")[0].partition(";")[0].strip().upper()


def raw_value(line: str) -> str:
    """The value as it is written; empty if the line has none.

    >>> raw_value('X-NOTE;ALTREP="http://x":a\\\\, b')
    'a\\\\, b'
    """
    match = _UP_TO_THE_VALUE.match(line)
    return line[match.end() :] if match else ""


def escaped(text: str) -> str:
    return vText(text).to_ical().decode()


def unescaped(raw: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], raw)


def blocks_of(text: str) -> list[Block]:
    """The components that stand outermost. Raises NotAnObject."""
    if NUL in text:  # no database of ours could keep it, and RFC 5545 knows no such character
        raise NotAnObject
    outermost = Block("")
    open_ones = [outermost]
    for line in _unfolded(text):
        name = name_of(line)
        if name == "BEGIN":
            open_ones.append(Block(_argument(line)))
            open_ones[-2].blocks.append(open_ones[-1])
        elif name == "END":
            if open_ones.pop().name != _argument(line) or not open_ones:
                raise NotAnObject
        else:
            open_ones[-1].lines.append(line)
        if len(open_ones) > DEEPEST:
            raise NotAnObject
    if len(open_ones) > 1:
        raise NotAnObject
    return outermost.blocks


def text_of(block: Block) -> str:
    """Folded at 75 octets, with the line ends that RFC 5545 asks for."""
    return "".join(f"{_folded(line)}\r\n" for line in _flat(block))


def parsed(blocks: Iterable[Block]) -> Calendar:
    """What icalendar makes of them. Raises whatever the library raises."""
    calendar = Block("VCALENDAR", [], list(blocks))
    # as bytes: it takes a text of one line for the name of a file, and reads that
    return Calendar.from_ical("\r\n".join(_flat(calendar)).encode())


def _unfolded(text: str) -> Iterable[str]:
    lines: Iterable[str] = Contentlines.from_ical(text.removeprefix("\ufeff"))  # type: ignore[no-untyped-call]
    return filter(None, lines)


def _folded(line: str) -> str:
    if line.isascii() and len(line) < 75:
        return line
    folded: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    return folded.decode()


def _flat(block: Block) -> Iterator[str]:
    yield f"BEGIN:{block.name}"
    yield from block.lines
    for inner in block.blocks:
        yield from _flat(inner)
    yield f"END:{block.name}"


def _argument(line: str) -> str:
    return line.partition(":")[2].strip().upper()
