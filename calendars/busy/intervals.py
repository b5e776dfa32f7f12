"""When a calendar keeps its owner busy."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Event

from calendars.busy.objects import events_of, versions_of
from calendars.busy.series import times_of
from calendars.busy.troubles import Refused, Trouble
from calendars.convention.lines import MOST_CHARACTERS, Block, NotAnObject
from calendars.convention.zones import HOME

MOST_TIMES = 2000
MOST_SECONDS = 2.0
MOST_OF_LOCATION = 200
"""Characters: it is looked through for each time of a series."""

FREE = frozenset({"FREE", "WORKINGELSEWHERE"})


class Kind(StrEnum):
    BUSY = "busy"
    TENTATIVE = "tentative"
    AWAY = "away"
    """Out of office."""


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `starts_at` until `ends_at` (UTC): one time of one event, whole.

    `location` is what its owner has written there: it may be an address, and is not to be kept.
    """

    starts_at: datetime
    ends_at: datetime
    kind: Kind
    location: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Busy:
    """What was read, in order of time, and what could not be: sentences without content."""

    intervals: tuple[Interval, ...]
    troubles: tuple[str, ...]


def busy_intervals(text: str, *, between: tuple[datetime, datetime], zone: str = HOME) -> Busy:
    """The times in which the events of `text` take up their owner, where they touch the window.

    What is cancelled, transparent, free or of no length takes nobody up. Times without a zone,
    whole days too, are in `zone`. Whatever `text` holds, nothing is raised and little time passes:
    what was left out is among the troubles, and the rest is there.
    """
    answers = list(_answers(text, between, ZoneInfo(zone)))
    intervals = (answer for answer in answers if isinstance(answer, Interval))
    troubles = (answer for answer in answers if isinstance(answer, Trouble))
    return Busy(tuple(sorted(intervals)), tuple(dict.fromkeys(troubles)))


def _answers(
    text: str, between: tuple[datetime, datetime], home: ZoneInfo
) -> Iterator[Interval | Trouble]:
    if len(text) > MOST_CHARACTERS:
        yield Trouble.TOO_LARGE
        return
    enough = time.thread_time() + MOST_SECONDS  # this thread's own: the others may have much to do
    try:
        for versions in versions_of(text, home=home.key):
            if time.thread_time() > enough:
                yield Trouble.TOO_LONG
                return
            yield from _of_one(versions, between, home)
    except NotAnObject:
        yield Trouble.NO_CALENDAR


def _of_one(
    versions: list[Block] | Trouble, between: tuple[datetime, datetime], home: ZoneInfo
) -> Iterator[Interval | Trouble]:
    """One UID: a broken one takes nothing from the others."""
    if isinstance(versions, Trouble):
        yield versions
        return
    try:
        yield from _intervals(events_of(versions), between, home)
    except Refused as refused:
        yield refused.trouble
    except Exception:  # the libraries raise whatever a broken event makes them raise
        yield Trouble.BROKEN


def _intervals(
    events: list[Event], between: tuple[datetime, datetime], home: ZoneInfo
) -> Iterator[Interval]:
    """Raises Refused when there are too many, after the first of them."""
    kinds = {id(event): _kind(event) for event in events}
    for number, taken in enumerate(times_of(events, between=between, home=home)):
        if number == MOST_TIMES:
            raise Refused(Trouble.TOO_MANY_TIMES)
        kind = kinds[id(taken.event)]
        if kind is not None:
            yield Interval(taken.starts_at, taken.ends_at, kind, _location(taken.event))


def _kind(event: Event) -> Kind | None:
    """None: its owner is free all the same."""
    status, shown = _word(event, "STATUS"), _word(event, "X-MICROSOFT-CDO-BUSYSTATUS")
    if status == "CANCELLED" or _word(event, "TRANSP") == "TRANSPARENT" or shown in FREE:
        return None
    if shown == "OOF":
        return Kind.AWAY
    return Kind.TENTATIVE if "TENTATIVE" in (status, shown) else Kind.BUSY


def _location(event: Event) -> str:
    return str(event.get("LOCATION", ""))[:MOST_OF_LOCATION]


def _word(event: Event, name: str) -> str:
    return str(event.get(name, "")).strip().upper()
