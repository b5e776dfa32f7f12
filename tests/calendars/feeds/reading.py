"""Reads one thing as a source would have it, on a Monday morning in November."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from calendars.feeds.facts import Asked
from calendars.feeds.reading import read_feed
from visits.activity import Times
from visits.feed import Entry, Reading

SHELF = Path(__file__).parent / "shelf"
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
AREAS = ("Angered", "Bergsjön", "Centrum", "Frölunda", "Hisingen")
USUALLY = {"kind": "open_preschool", "place": "Röda huset", "area": "Angered"}
SWEDEN = ZoneInfo("Europe/Stockholm")


def asked(usually: Mapping[str, str] = USUALLY, now: datetime = MONDAY) -> Asked:
    return Asked("källan", now, date(2027, 1, 22), usually, AREAS)


def read(content: str | bytes, format: str = "", usually: Mapping[str, str] = USUALLY) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return read_feed(raw, format, asked(usually))


def from_shelf(name: str, usually: Mapping[str, str] = USUALLY) -> Reading:
    return read((SHELF / name).read_bytes(), "", usually)


def only(reading: Reading) -> Entry:
    assert (reading.trouble, reading.refused, len(reading.entries)) == (None, (), 1)
    return reading.entries[0]


def when(times: Times) -> str:
    """As a poster would say it."""
    starts, ends = (moment.astimezone(SWEDEN) for moment in (times.starts_at, times.ends_at))
    return f"{starts:%a %Y-%m-%d %H:%M}–{ends:%H:%M}"


def event(*lines: str, uid: str = "sagor") -> str:
    """A calendar with one event, which has a title and begins on Thursday at ten."""
    given = {line.partition(":")[0].partition(";")[0] for line in lines}
    usual = {
        "UID": f"UID:{uid}",
        "SUMMARY": "SUMMARY:Sagostund",
        "DTSTART": "DTSTART;TZID=Europe/Stockholm:20261126T100000",
        "DTEND": "DTEND;TZID=Europe/Stockholm:20261126T104500",
    }
    if given & {"DURATION", "DTSTART"}:
        del usual["DTEND"]
    rest = [line for name, line in usual.items() if name not in given]
    return calendar("\n".join(["BEGIN:VEVENT", *rest, *lines, "END:VEVENT"]))


def calendar(*events: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""])
