"""One recurrence rule (RFC 5545, 3.3.10), counted out lazily and never for long."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from math import prod
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from calendars.busy.troubles import Refused, Trouble

MOST_STEPS = 50_000  # every day since 1900
MOST_VALUES = 100
MOST_POSITIONS = 10
MOST_TIMES_A_DAY = 24
EARLIEST_YEAR = 1900
AS_GOOD_AS_NEVER = "2390"  # the beginning of an UNTIL

# dateutil looks for the next time until the year 9999, which takes seconds for 30 February. The
# calendar repeats after 400 years, weekdays too: in this copy of it the search ends in 2399.
LATER = 7600

REFUSED_FREQUENCIES = frozenset({"SECONDLY", "MINUTELY"})
LISTS = frozenset(
    {"BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"}
    | {"BYMONTH", "BYSETPOS"}
)
LISTS_OF_HOURLY = frozenset({"BYDAY", "BYHOUR", "BYMINUTE"})
KNOWN = LISTS | {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"}

ONE_DAY = timedelta(days=1)
ONE_SECOND = timedelta(seconds=1)

_DAY = re.compile(r"\d{8}")


class Rule:
    """The times that a rule names, as `recurring_ical_events` wants to ask for them.

    `starts` is the first, in the event's own zone, or without a zone if the event is all-day.
    Raises Refused or ValueError.
    """

    def __init__(self, written: str, starts: datetime, *, home: ZoneInfo) -> None:
        parts = _parts(written)
        _look_through(parts, starts)
        self._zone = starts.tzinfo
        last = parts.pop("UNTIL", None)
        self._last = None if last is None else _last_wall(last, self._zone or home)
        self.until = None if self._last is None else self._last.replace(tzinfo=self._zone)
        self._found: list[datetime] = []
        self._unseen = _counted(parts, starts.replace(tzinfo=None), self._last)

    def between(self, after: datetime, before: datetime, inc: bool = True) -> list[datetime]:
        """From `after` until `before`, both included. Raises Refused."""
        first, last = self._wall(after), self._wall(before)
        self._reach(last)
        low, high = bisect_left(self._found, first), bisect_right(self._found, last)
        return [wall.replace(tzinfo=self._zone) for wall in self._found[low:high]]

    def _reach(self, last: datetime) -> None:
        if self._found and self._found[-1] > last:
            return
        for wall in self._unseen:
            self._found.append(wall)
            if len(self._found) > MOST_STEPS:
                raise Refused(Trouble.TOO_HEAVY)
            if wall > last:
                return

    def _wall(self, moment: datetime) -> datetime:
        if self._zone is not None and moment.tzinfo is not None:
            moment = moment.astimezone(self._zone)
        return moment.replace(tzinfo=None)


def _parts(written: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in written.upper().split(";") if part]
    parts = {name: value for name, _, value in pairs if not name.startswith("X-")}
    if parts.get("RSCALE") == "GREGORIAN":
        del parts["RSCALE"]
    if parts.get("UNTIL", "") > AS_GOOD_AS_NEVER:
        del parts["UNTIL"]
    if not parts.keys() <= KNOWN:  # SKIP, or the calendar of another people
        raise ValueError(written)
    return parts


def _look_through(parts: dict[str, str], starts: datetime) -> None:
    """Whether it can be counted. Takes out what says nothing: an INTERVAL or a COUNT below one."""
    frequency = parts["FREQ"]
    if frequency in REFUSED_FREQUENCIES:
        raise Refused(Trouble.TOO_OFTEN)
    if starts.year < EARLIEST_YEAR and frequency != "YEARLY":
        raise Refused(Trouble.TOO_HEAVY)
    if int(parts.get("INTERVAL", 1)) < 1:  # dateutil would stay where it is for ever
        del parts["INTERVAL"]
    if int(parts.get("COUNT", 1)) < 0:
        del parts["COUNT"]
    lists = {name: parts[name].count(",") + 1 for name in LISTS & parts.keys()}
    if _is_heavy(lists) or (frequency == "HOURLY" and not lists.keys() <= LISTS_OF_HOURLY):
        raise Refused(Trouble.TOO_HEAVY)


def _is_heavy(lengths: dict[str, int]) -> bool:
    times_a_day = prod(lengths.get(name, 1) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    return (
        sum(lengths.values()) > MOST_VALUES
        or lengths.get("BYSETPOS", 0) > MOST_POSITIONS
        or times_a_day > MOST_TIMES_A_DAY
    )


def _last_wall(until: str, zone: tzinfo) -> datetime:
    """UNTIL as local time. A mere day lasts until its end: all clients mean it so."""
    if _DAY.fullmatch(until):
        return datetime.strptime(until, "%Y%m%d") + ONE_DAY - ONE_SECOND
    wall = datetime.strptime(until.removesuffix("Z"), "%Y%m%dT%H%M%S")
    if until.endswith("Z"):
        wall = wall.replace(tzinfo=UTC).astimezone(zone)
    return wall.replace(tzinfo=None)


def _counted(parts: dict[str, str], starts: datetime, last: datetime | None) -> Iterator[datetime]:
    """Wall times in order, without end if the rule has none."""
    rule = rrulestr(
        ";".join(f"{name}={value}" for name, value in parts.items()),
        dtstart=starts.replace(year=starts.year + LATER),
    )
    for later in rule:
        wall = later.replace(year=later.year - LATER)
        if last is not None and wall > last:
            return
        yield wall
