"""Cuts a text into words, numbers, dates, clocks and pauses."""

import re
from collections.abc import Callable, Iterator
from datetime import time
from typing import NamedTuple

from messages.reading.kinds import Kind
from messages.reading.letters import folded

LONGEST_NUMBER = 4

_ABBREVIATION = re.compile(r"\b([a-z])\.\s?([a-z])\.(?!\w)")  # a.m., e.m.
_SHORTENED = re.compile(r"\b([^\W\d_]{1,5})\.(?=\s*\d)")  # kl. 14, godz. 14, nov. 27
_TOKEN = re.compile(
    r"(?P<iso>(?<!\d)\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d))"
    r"|(?P<full>(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:\d{4}|\d{2})(?!\d))"
    r"|(?P<clock>(?<!\d)\d{1,2}[:h]\d{2}(?!\d))"
    r"|(?P<slashed>(?<!\d)\d{1,2}/\d{1,2}(?!\d))"
    r"|(?P<dotted>(?<!\d)\d{1,2}\.\d{1,2}(?!\d)\.?)"
    r"|(?P<ordinal>(?<!\d)\d{1,2}:[ae]n?\b)"
    r"|(?P<number>\d+)"
    r"|(?P<ending>(?<=\d)-?[^\W\d_]+)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<slash>/)"
    r"|(?P<dash>[-–—−])"
    r"|(?P<pause>[^\w\s\"'«»*_~])|\n"
)


class Token(NamedTuple):
    """A word, or a sign of a kind that needs no lexicon."""

    word: str
    kind: Kind | None = None
    value: object = None
    is_ending: bool = False
    """Written onto a number, as in «3'ten» or «27-го»."""


def tokens(text: str) -> Iterator[Token]:
    plain = _SHORTENED.sub(r"\1 ", _ABBREVIATION.sub(r"\1\2 ", folded(text)))
    for match in _TOKEN.finditer(plain):
        yield from _SEEN[match.lastgroup or "pause"](match[0])


def _word(written: str) -> Iterator[Token]:
    yield Token(written)


def _ending(written: str) -> Iterator[Token]:
    yield Token(written.lstrip("-"), is_ending=True)


def _number(written: str) -> Iterator[Token]:
    known = len(written) <= LONGEST_NUMBER
    yield Token(written, Kind.NUMBER if known else Kind.NOTHING, int(written) if known else None)


def _ordinal(written: str) -> Iterator[Token]:
    yield from _number(re.match(r"\d+", written)[0])  # type: ignore[index]
    yield Token("", Kind.ORDINAL)


def _clock(written: str) -> Iterator[Token]:
    hour, minute = (int(part) for part in re.split("[:h.]", written.rstrip(".")))
    if hour < 24 and minute < 60:
        yield Token(written, Kind.CLOCK, (time(hour, minute), written.startswith("0")))
    else:
        yield Token(written, Kind.NOTHING)


def _dotted(written: str) -> Iterator[Token]:
    first, second = written.rstrip(".").split(".")
    if len(second) == 2 and not 1 <= int(second) <= 12 and not written.endswith("."):
        yield from _clock(written)
    else:
        yield Token(written, Kind.DOTTED, (int(first), int(second), None))


def _date(written: str) -> Iterator[Token]:
    parts = [int(part) for part in re.split("[-./]", written)]
    if parts[0] > 31:
        parts.reverse()
    day, month = parts[:2]
    year = parts[2] if len(parts) == 3 else None
    if month > 12:
        day, month = month, day
    yield Token(written, Kind.DATE, (day, month, year and year % 100 + 2000))


def _sign(kind: Kind) -> Iterator[Token]:
    yield Token("", kind)


_SEEN: dict[str, Callable[[str], Iterator[Token]]] = {
    "iso": _date,
    "full": _date,
    "clock": _clock,
    "slashed": _date,
    "dotted": _dotted,
    "ordinal": _ordinal,
    "number": _number,
    "ending": _ending,
    "word": _word,
    "slash": lambda _: _sign(Kind.OR),
    "dash": lambda _: _sign(Kind.DASH),
    "pause": lambda _: _sign(Kind.PAUSE),
}
