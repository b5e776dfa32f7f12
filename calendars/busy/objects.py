"""The events of a calendar file, put together by UID: when they are, and where."""

import re
from collections.abc import Iterator
from itertools import chain

from icalendar import Event

from calendars.busy.troubles import Refused, Trouble
from calendars.convention.lines import Block, NotAnObject, blocks_of, name_of, parsed
from calendars.convention.zones import Zones

MOST_EVENTS = 2000
MOST_VERSIONS = 500
MOST_DATES = 5000

# an event that is broken elsewhere still takes its time, and what is not read costs nothing
READ = frozenset(
    {"UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
    | {"SEQUENCE", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "LOCATION"}
)


def versions_of(
    text: str, *, home: str, kept: frozenset[str] = READ
) -> Iterator[list[Block] | Trouble]:
    """For each UID its event with its changed occurrences, with the properties that are `kept`.

    Raises NotAnObject before the first.
    """
    by_uid: dict[str, list[Block]] = {}
    left = MOST_EVENTS
    for calendar in _calendars(text):
        zones = Zones(calendar.inner("VTIMEZONE"), home=home)
        events = calendar.inner("VEVENT")
        for event in events[:left]:
            uid = "".join(event.named("UID")[:1]) or str(id(event))
            by_uid.setdefault(uid, []).append(_slim(event, zones, kept))
        left = max(0, left - len(events))
        if zones.guessed:
            yield Trouble.UNKNOWN_ZONE
    if not left:
        yield Trouble.TOO_MANY_EVENTS
    yield from by_uid.values()


def events_of(versions: list[Block]) -> list[Event]:
    """Raises Refused, and whatever icalendar raises about a broken line."""
    lists = chain.from_iterable(
        version.named(name) for version in versions for name in ("RDATE", "EXDATE")
    )
    if len(versions) > MOST_VERSIONS or sum(line.count(",") + 1 for line in lists) > MOST_DATES:
        raise Refused(Trouble.TOO_MANY_DATES)
    return parsed(versions).events


def _calendars(text: str) -> list[Block]:
    """Some write their events without a calendar around them."""
    outermost = blocks_of(text)
    loose = [block for block in outermost if block.name == "VEVENT"]
    calendars = [block for block in outermost if block.name == "VCALENDAR"]
    if not loose and not calendars:
        raise NotAnObject
    return [*calendars, Block("VCALENDAR", [], loose)]


def _slim(event: Block, zones: Zones, kept: frozenset[str]) -> Block:
    return Block("VEVENT", [_tidy(line, zones) for line in event.lines if name_of(line) in kept])


def _tidy(line: str, zones: Zones) -> str:
    if name_of(line) == "RRULE":
        return re.sub(r"\s", "", line)  # Exchange has written BYDAY=MO, TU
    return zones.settle(line)
