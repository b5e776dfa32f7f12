"""What the names of time zones mean: IANA's, Windows', and those that a file defines."""

import hashlib
import re
import zoneinfo
from collections.abc import Iterable
from functools import cache, lru_cache

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from calendars.convention.lines import Block, name_of, parsed, text_of

HOME = "Europe/Stockholm"
MOST_DEFINITIONS = 30
MOST_OBSERVANCES = 60

# a name with a colon should stand in quotes, and often does not: the value is what looks like dates
_TIMED = re.compile(
    r"(?P<name>[\w-]+)(?P<params>;.*?)?:(?P<value>[\dTZPDHMSW/,+-]*)", re.IGNORECASE
)
_TZID = re.compile(r';TZID=("[^"]*"|.*?)(?=;[\w-]+=|$)', re.IGNORECASE)
_WALL = re.compile(r"\d{8}T\d{6}")
# one change a year, as every real zone has: another rule could be counted for ever
_SOUND_RULE = re.compile(
    r"FREQ=YEARLY(;(INTERVAL=1|UNTIL=\w+|COUNT=\d{1,3}|WKST=\w\w|BYMONTH=\d\d?"
    r"|BYDAY=[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=[\d,-]{1,24}))*",
    re.IGNORECASE,
)
_NEVER = re.compile(r"BYMONTH=0?2;.*BYMONTHDAY|BYMONTHDAY.*;BYMONTH=0?2(;|$)", re.IGNORECASE)


class Zones:
    """The zones of one text. What has no zone, or an unknown one, is read as `home`."""

    def __init__(self, definitions: Iterable[Block], *, home: str = HOME) -> None:
        self._definitions = {
            (block.value("TZID") or "").strip(): block
            for block in list(definitions)[:MOST_DEFINITIONS]
        }
        self._settled: dict[str, str | None] = {}
        self.home = home
        self.guessed = False
        """Whether a name was unknown, so that `home` was taken."""

    def settle(self, line: str) -> str:
        """The same line with a zone that the calendar library knows; DTSTART always gets one."""
        match = _TIMED.fullmatch(line)
        if match is None:
            return line
        params, value = match["params"] or "", match["value"]
        written = _TZID.search(params)
        if written is None and not (name_of(line) == "DTSTART" and _WALL.fullmatch(value)):
            return line
        zone = self._zone(written[1]) if written else self.home
        params = _TZID.sub("", params) + (f";TZID={zone}" if _WALL.match(value) else "")
        return f"{match['name']}{params}:{value}"

    def _zone(self, written: str) -> str:
        tzid = written.strip('"').replace("\\,", ",").strip()
        if tzid not in self._settled:
            self._settled[tzid] = known_zone(tzid) or self._defined(tzid)
        settled = self._settled[tzid]
        self.guessed = self.guessed or settled is None
        return settled or self.home

    def _defined(self, tzid: str) -> str | None:
        block = self._definitions.get(tzid)
        return None if block is None or not _is_sound(block) else _learned(block)


@lru_cache(maxsize=1000)
def known_zone(tzid: str) -> str | None:
    """IANA's name for it.

    >>> known_zone("W. Europe Standard Time")
    'Europe/Berlin'
    >>> known_zone("/freeassociation.sourceforge.net/Europe/Stockholm")
    'Europe/Stockholm'
    """
    parts = tzid.strip("/ ").split("/")
    candidates = ["/".join(parts[start:]) for start in range(min(len(parts), 9))]
    known = (_iana().get(candidate.casefold()) for candidate in candidates)
    return WINDOWS_TO_OLSON.get(tzid) or next(filter(None, known), None)


@cache
def _iana() -> dict[str, str]:
    return {name.casefold(): name for name in zoneinfo.available_timezones()}


def _is_sound(block: Block) -> bool:
    observances = [*block.inner("STANDARD"), *block.inner("DAYLIGHT")]
    rules = [rule.partition(":")[2] for inner in observances for rule in inner.named("RRULE")]
    return 0 < len(observances) <= MOST_OBSERVANCES and all(
        _SOUND_RULE.fullmatch(rule) and not _NEVER.search(rule) for rule in rules
    )


def _learned(block: Block) -> str | None:
    """Tell the calendar library, under a name of its own: it keeps the first it hears for ever,
    and «Customized Time Zone» means something else in every file."""
    rest = [line for line in block.lines if name_of(line) != "TZID"]
    written = text_of(Block(block.name, rest, block.blocks)).encode()
    name = f"zone-{hashlib.sha256(written).hexdigest()[:24]}"
    renamed = Block(block.name, [f"TZID:{name}", *rest], block.blocks)
    try:
        parsed([renamed])
    except Exception:  # the library raises whatever a broken definition makes it raise
        return None
    return name
