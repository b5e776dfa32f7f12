"""Reads open activities from iCalendar (RFC 5545)."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from datetime import time as clock
from zoneinfo import ZoneInfo

from icalendar import Event

from calendars.busy.objects import READ, events_of, versions_of
from calendars.busy.series import REPEATING, Time, times_of
from calendars.busy.troubles import Trouble
from calendars.convention.lines import Block, NotAnObject, name_of, raw_value
from calendars.feeds.facts import Asked, NotTaken, activity_of, venue_of
from calendars.feeds.gathering import (
    MOST_TIMES,
    NO_END,
    Gathered,
    keyed,
    once,
    other_than,
    window,
)
from visits.activity import Times, Venue
from visits.feed import ONCE, Entry, Facts, Reading

MOST_SECONDS = 20.0
NO_CALENDAR = "Filen är avhuggen eller är ingen kalenderfil. Be om en ny fil eller en annan adress."
FAR_TOO_MANY = "Kalenderfilen har för många händelser. Be om en med bara det som kommer."
TOO_EARLY = 1900
MOST_TO_TAKE_APART = 20_000

# what stands first is what we write ourselves, and says it best
PROPERTIES = {
    "title": ("SUMMARY",),
    "text": ("DESCRIPTION",),
    "location": ("LOCATION",),
    "place": ("X-HEMBOT-PLACE",),
    "address": ("X-HEMBOT-ADDRESS",),
    "area": ("X-HEMBOT-AREA",),
    "kind": ("X-HEMBOT-KIND", "CATEGORIES"),
    "languages": ("X-HEMBOT-LANGUAGES",),
    "ages": ("X-HEMBOT-AGES",),
    "price": ("X-HEMBOT-PRICE", "X-COST"),
    "booking": ("X-HEMBOT-BOOKING",),
    "accessible": ("X-HEMBOT-ACCESSIBLE",),
    "organiser": ("X-HEMBOT-ORGANISER",),
    "url": ("URL",),
}
TOLD = frozenset(name for names in PROPERTIES.values() for name in names) | {"GEO", "ORGANIZER"}


@dataclass(frozen=True, slots=True)
class _Series:
    """The events of one UID as they were written, and as they are counted."""

    written: list[Block]
    events: list[Event]

    @property
    def main(self) -> int:
        """The event itself, rather than a changed time of it."""
        itself = [at for at, one in enumerate(self.written) if not one.named("RECURRENCE-ID")]
        return itself[-1] if itself else 0

    @property
    def repeats(self) -> bool:
        return any(not REPEATING.isdisjoint(event) for event in self.events)


def read_icalendar(text: str, asked: Asked) -> Reading:
    """Whatever `text` holds, nothing is raised and little time passes."""
    if text.count("BEGIN:VEVENT") > MOST_TO_TAKE_APART:
        return Reading(trouble=FAR_TOO_MANY)
    gathered = Gathered()
    enough = time.thread_time() + MOST_SECONDS
    try:
        for found in versions_of(text, home=asked.zone, kept=READ | TOLD):
            if time.thread_time() > enough:
                found = Trouble.TOO_LONG
            if isinstance(found, Trouble):
                _note(gathered, found)
            else:
                _gather(gathered, found, asked)
            if found is Trouble.TOO_LONG:
                break
    except NotAnObject:
        return Reading(trouble=NO_CALENDAR)
    return gathered.reading()


def _note(gathered: Gathered, trouble: Trouble) -> None:
    if trouble is Trouble.UNKNOWN_ZONE:
        gathered.remark("hela filen", [trouble.value])
        return
    gathered.is_whole = False
    gathered.refuse("hela filen", trouble.value)


def _gather(gathered: Gathered, versions: list[Block], asked: Asked) -> None:
    """One UID."""
    uid = _uid(versions[0])
    where = versions[0].value("SUMMARY") or uid
    try:
        _add(gathered, where, uid, versions, asked)
    except Exception as error:  # the libraries raise whatever a broken event makes them raise
        gathered.failed(where, error, uid)


def _uid(event: Block) -> str:
    """As it stands there; of an event without one, what tells it from others."""
    uid = (event.value("UID") or "").strip()
    if uid and len(uid) <= 255:
        return uid
    parts = (uid, *(event.value(name) or "" for name in ("SUMMARY", "LOCATION", "DTSTART")))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _add(gathered: Gathered, where: str, uid: str, versions: list[Block], asked: Asked) -> None:
    lasting = [_lasting(version) for version in versions]
    written = [version for version, _ in lasting]
    events = events_of([_counted(version) for version in written])
    if len(events) != len(written):
        raise ValueError(uid)
    series = _Series(written, events)
    told = activity_of(_facts(written[series.main]), uid, asked)
    times = tuple(_times(series, told.activity.venue, asked))
    if any(was_endless for _, was_endless in lasting):
        gathered.remark(where, [NO_END])
    gathered.remark(where, told.remarks)
    gathered.add(where, Entry(told.activity, times))


def _lasting(event: Block) -> tuple[Block, bool]:
    """With an end, where it has none; and whether it had none. All-day events need none."""
    start, end = ("".join(map(raw_value, event.named(name)[:1])) for name in ("DTSTART", "DTEND"))
    if start[:4].isdecimal() and int(start[:4]) < TOO_EARLY:
        raise NotTaken(f"Den börjar år {int(start[:4])}. Rätta datumet.")
    if "T" not in start or event.named("DURATION") or (end and end != start):
        return event, False
    kept = [line for line in event.lines if name_of(line) != "DTEND"]
    return Block(event.name, [*kept, "DURATION:PT1H"], event.blocks), True


def _counted(event: Block) -> Block:
    """What has to do with time alone: a broken text breaks nothing."""
    return Block("VEVENT", [line for line in event.lines if name_of(line) in READ])


def _facts(event: Block) -> Facts:
    found = {fact: _said(event, names) for fact, names in PROPERTIES.items()}
    found["organiser"] = found["organiser"] or _common_name(event)
    latitude, _, longitude = (event.value("GEO") or "").partition(";")
    return {**found, "latitude": latitude.strip(), "longitude": longitude.strip()}


def _said(event: Block, names: tuple[str, ...]) -> str:
    """All of them, in this order: a category may stand in a line of its own."""
    values = (event.value(name) for name in names)
    if names[-1] != "CATEGORIES":
        return next(filter(None, values), "")
    lines = (line for name in names for line in event.named(name))
    return ",".join(raw_value(line).replace("\\,", ",") for line in lines)


def _common_name(event: Block) -> str:
    for line in event.named("ORGANIZER"):
        _, is_there, rest = line.partition("CN=")
        if is_there:
            return rest.split('"')[1] if rest.startswith('"') else rest.split(":")[0].split(";")[0]
    return ""


def _times(series: _Series, usual: Venue, asked: Asked) -> Iterator[Times]:
    number = {id(event): at for at, event in enumerate(series.events)}
    found: list[tuple[Time, datetime]] = []
    for taken in times_of(series.events, between=window(asked), home=ZoneInfo(asked.zone)):
        if len(found) > MOST_TIMES:
            break
        found.append((taken, _first(taken.event, taken.starts_at, asked)))
    keys = keyed((first for _, first in found), asked.zone)
    for taken, first in found:
        key = keys[first] if series.repeats else ONCE
        written = series.written[number[id(taken.event)]]
        elsewhere = other_than(usual, venue_of(_facts(written), asked))
        is_cancelled = str(taken.event.get("STATUS", "")).strip().upper() == "CANCELLED"
        times = once(key, taken.starts_at, taken.ends_at, elsewhere)
        yield replace(times, is_cancelled=is_cancelled)


def _first(event: Event, starts_at: datetime, asked: Asked) -> datetime:
    """When this time of the series was to begin before somebody moved it."""
    named = event.get("RECURRENCE-ID")
    if named is None or "RANGE" in named.params:
        return starts_at
    moment: date = named.dt
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, clock())
    zone = ZoneInfo(asked.zone)
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
