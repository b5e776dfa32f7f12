"""Reads open activities from a table as spreadsheets save it."""

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from typing import TypeVar
from zoneinfo import ZoneInfo

from calendars.feeds.columns import clock_of, day_of, headings, weekday_of
from calendars.feeds.facts import Asked, NotTaken, activity_of, venue_of
from calendars.feeds.gathering import AN_HOUR, NO_END, Gathered, keyed, once, other_than, window
from calendars.feeds.words import YES, pieces
from visits.activity import Times, Venue
from visits.feed import Entry, Facts, Reading

T = TypeVar("T")

MOST_ROWS = 5_000
MOST_OF_A_CELL = 20_000
NO_TABLE = (
    "Filen är ingen tabell som vi kan läsa: första raden ska ha kolumnernas namn, minst «rubrik»"
    " och «datum» eller «veckodag». docs/activities.md visar alla."
)
TOO_MANY_ROWS = "Tabellen har för många rader; bara de första är lästa. Dela den i flera filer."
A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(slots=True)
class _Rows:
    """All rows of one activity."""

    uid: str
    rows: list[tuple[int, Facts]] = field(default_factory=list)


def read_csv(text: str, asked: Asked) -> Reading:
    """Whatever `text` holds, nothing is raised."""
    try:
        head, rows = _table(text)
    except (csv.Error, StopIteration):
        return Reading(trouble=NO_TABLE)
    if "title" not in head or not {"day", "weekday"} & set(head):
        return Reading(trouble=NO_TABLE)
    gathered = Gathered()
    for activity in _by_activity(rows, head, gathered):
        where = f"rad {activity.rows[0][0]}"
        try:
            _add(gathered, where, activity, asked)
        except Exception as error:  # a strange cell takes nothing from the other rows
            gathered.failed(where, error, activity.uid)
    return gathered.reading()


def _table(text: str) -> tuple[list[str], Iterator[tuple[int, Sequence[str]]]]:
    """Raises csv.Error, StopIteration."""
    first = next(line for line in text.splitlines() if line.strip())
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(StringIO(text.lstrip("\r\n "), newline=""), delimiter=delimiter)
    head = headings(next(reader))
    return head, ((reader.line_num, row) for row in reader if any(cell.strip() for cell in row))


def _by_activity(
    rows: Iterator[tuple[int, Sequence[str]]], head: list[str], gathered: Gathered
) -> list[_Rows]:
    """A csv.Error in the middle ends the table: what stands before it holds."""
    found: dict[str, _Rows] = {}
    try:
        for count, (number, cells) in enumerate(rows):
            if count == MOST_ROWS:
                raise csv.Error(TOO_MANY_ROWS)
            named = zip(head, cells, strict=False)
            facts = {name: cell[:MOST_OF_A_CELL].strip() for name, cell in named if name}
            uid = _uid(facts)
            found.setdefault(uid, _Rows(uid)).rows.append((number, facts))
    except csv.Error as broken:
        why = TOO_MANY_ROWS if str(broken) == TOO_MANY_ROWS else f"Tabellen är trasig: {broken}."
        gathered.refuse("hela filen", why)
        gathered.is_whole = False
    return list(found.values())


def _uid(facts: Facts) -> str:
    """Rows without an id are one activity if they bear the same title and are in the same place."""
    if facts.get("id"):
        return facts["id"][:255]
    parts = (facts.get(name, "").casefold() for name in ("title", "place", "area", "languages"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _add(gathered: Gathered, where: str, rows: _Rows, asked: Asked) -> None:
    told = activity_of(rows.rows[0][1], rows.uid, asked)
    gathered.remark(where, told.remarks)
    spans: list[_Span] = []
    refused = len(gathered.refused)
    for number, facts in rows.rows:
        try:
            spans += _spans(facts, told.activity.venue, asked)
        except NotTaken as why:
            gathered.refuse(f"rad {number}", str(why))
        if not facts.get("ends"):
            gathered.remark(f"rad {number}", [NO_END] if facts.get("starts") else [])
    is_whole = refused == len(gathered.refused)
    if not is_whole and not spans:
        gathered.unread.add(rows.uid)
        return
    keys = keyed((span.starts_at for span in spans), asked.zone)
    times = {keys[span.starts_at]: span.named(keys[span.starts_at]) for span in spans}
    gathered.add(where, Entry(told.activity, tuple(times.values()), is_whole))


@dataclass(frozen=True, slots=True)
class _Span:
    starts_at: datetime
    ends_at: datetime
    elsewhere: Venue | None
    is_cancelled: bool

    def named(self, key: str) -> Times:
        times = once(key, self.starts_at, self.ends_at, self.elsewhere)
        return replace(times, is_cancelled=self.is_cancelled)


def _spans(facts: Facts, usual: Venue, asked: Asked) -> Iterator[_Span]:
    """Raises NotTaken."""
    first, last = window(asked)
    elsewhere = other_than(usual, venue_of(facts, asked))
    is_cancelled = facts.get("cancelled", "").casefold() in YES
    for day in _days(facts, asked):
        starts_at, ends_at = _hours(facts, day, asked)
        once("", starts_at, ends_at, None)
        if starts_at < last and ends_at > first:
            yield _Span(starts_at, ends_at, elsewhere, is_cancelled)


def _days(facts: Facts, asked: Asked) -> Iterator[date]:
    """One that is named, or each week's within the horizon."""
    if facts.get("day"):
        yield _read(facts["day"], day_of, "Datumet", "2026-11-26")
        return
    if not facts.get("weekday"):
        raise NotTaken("Raden har varken datum eller veckodag. Fyll i en av dem.")
    zone = ZoneInfo(asked.zone)
    begins, ends = (moment.astimezone(zone).date() for moment in window(asked))
    if facts.get("since"):
        begins = max(begins, _read(facts["since"], day_of, "Första dagen", "2026-08-24"))
    if facts.get("until"):
        ends = min(ends, _read(facts["until"], day_of, "Sista dagen", "2026-12-18"))
    but = {_read(one, day_of, "Dagen", "2026-12-24") for one in _excepted(facts)}
    weekday = _read(facts["weekday"], weekday_of, "Veckodagen", "torsdag")
    day = begins + A_DAY * ((weekday - begins.weekday()) % 7)
    while day <= ends:
        if day not in but:
            yield day
        day += A_WEEK


def _excepted(facts: Facts) -> list[str]:
    return [
        piece for one in pieces(facts.get("but", "").replace("/", ".")) for piece in one.split()
    ]


def _hours(facts: Facts, day: date, asked: Asked) -> tuple[datetime, datetime]:
    """Without an hour it is the whole day."""
    if not facts.get("starts"):
        return _at(day, time(), asked), _at(day + A_DAY, time(), asked)
    starts_at = _at(day, _read(facts["starts"], clock_of, "Starttiden", "10:00"), asked)
    if not facts.get("ends"):
        return starts_at, starts_at + AN_HOUR
    return starts_at, _at(day, _read(facts["ends"], clock_of, "Sluttiden", "11:30"), asked)


def _at(day: date, clock: time, asked: Asked) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(asked.zone)).astimezone(UTC)


def _read(written: str, how: Callable[[str], T], what: str, example: str) -> T:
    try:
        return how(written)
    except ValueError:
        said = f"{what} «{written[:40]}» går inte att läsa. Skriv till exempel {example}."
        raise NotTaken(said) from None
