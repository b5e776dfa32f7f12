"""Phrases with what they mean, as tables: `text, kind, first_day, last_day, from, to`."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from messages.reading.wish import read_wish
from visits.wished_time import EitherClock, Wish, WishedTime

HERE = Path(__file__).parent
TUNED, HELD_OUT = HERE / "tuned", HERE / "phrases"
WRITTEN_AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)  # Monday, 09:30 in Sweden

Meaning = tuple[str, str, str, str, str]
"""Kind, first and last day, from and to; what was not said is empty."""


@dataclass(frozen=True)
class Phrase:
    text: str
    meaning: Meaning


def phrases_in(file: Path) -> Iterator[Phrase]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            kind, first, last, from_, to = (
                (row[column] or "").strip()
                for column in ("kind", "first_day", "last_day", "from", "to")
            )
            yield Phrase(row["text"], (kind, first, last, from_, to))


def meaning_of(text: str, language: str) -> Meaning:
    return told(read_wish(text, language, written_at=WRITTEN_AT))


def told(wish: Wish) -> Meaning:
    """A clock that is asked back has days and no hours."""
    if wish is None:
        return ("as_written", "", "", "", "")
    if isinstance(wish, EitherClock):
        first, last, *_ = _days(wish.at_our_clock)
        return ("ask_clock", first, last, "", "")
    kind = "time" if wish.or_day is None else "two_dates"
    from_, to = ("" if at is None else f"{at:%H:%M}" for at in (wish.from_, wish.to))
    return (kind, *_days(wish), from_, to)


def _days(wish: WishedTime) -> tuple[str, str]:
    first, last = wish.first_day, wish.or_day or wish.last_day
    return str(first or ""), str(last or "")
