"""The lines of a calendar file (RFC 5545, 3.1); each keeps its folds and its ending."""

import re
from dataclasses import dataclass

OCTETS = 75
"""The longest line, without its ending."""

NEXT = re.compile(r"(?<=\n)(?![ \t])")
FOLD = re.compile(r"\r?\n[ \t]")
# a colon may stand in a parameter's value, between quotes
HEAD = re.compile(r'([A-Za-z0-9-]+)((?:;[^":;=]+=(?:"[^"]*"|[^":;])*)*):')
TZID = re.compile(r';TZID="?([^":;]+)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One content line, whatever it was folded into."""

    raw: str
    """As it stands in the file."""
    name: str
    """In capitals; empty where the line is none of iCalendar."""
    parameters: str
    """As written, each with its semicolon: `;VALUE=DATE`."""
    value: str

    @property
    def tzid(self) -> str | None:
        found = TZID.search(self.parameters)
        return found[1].strip() if found else None

    @property
    def ending(self) -> str:
        return "\r\n" if self.raw.endswith("\r\n") else "\n"


def lines_of(text: str) -> list[Line]:
    """
    >>> [line] = lines_of("SUMMARY;LANGUAGE=sv:Möte\\n  om\\n  barn\\n")
    >>> line.name, line.parameters, line.value
    ('SUMMARY', ';LANGUAGE=sv', 'Möte om barn')
    """
    return [_read(raw) for raw in NEXT.split(text) if raw]


def new_line(name: str, parameters: str, value: str, *, ending: str) -> Line:
    """Folded where it must be, and never within a character."""
    raw = ending.join(_folded(f"{name}{parameters}:{value}")) + ending
    return Line(raw, name, parameters, value)


def _read(raw: str) -> Line:
    whole = FOLD.sub("", raw).rstrip("\r\n")
    head = HEAD.match(whole)
    if head is None:
        return Line(raw, "", "", whole)
    return Line(raw, head[1].upper(), head[2], whole[head.end() :])


def _folded(whole: str) -> list[str]:
    parts, size = [""], 0
    for character in whole:
        width = len(character.encode())
        if size + width > OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += character
        size += width
    return parts
