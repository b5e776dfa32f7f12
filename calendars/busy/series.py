"""The times at which one event takes place: recurring_ical_events, kept within bounds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Event
from recurring_ical_events import (  # type: ignore[import-untyped]
    EventAdapter,
    Occurrence,
    Series,
)

from calendars.busy.rules import Rule
from calendars.busy.troubles import Refused, Trouble

ONE_DAY = timedelta(days=1)
# the library compares days and times of several zones with one window: more than any zone is off
SLACK = 2 * ONE_DAY
REPEATING = frozenset({"RRULE", "RDATE", "RECURRENCE-ID"})


@dataclass(frozen=True, slots=True)
class Time:
    """Once that an event takes place, in UTC. An event of no length takes no time."""

    event: Event
    starts_at: datetime
    ends_at: datetime


def times_of(
    events: list[Event], *, between: tuple[datetime, datetime], home: ZoneInfo
) -> Iterator[Time]:
    """All times of one UID that touch the window, in no order. Raises Refused, and whatever
    the libraries raise about a broken event."""
    first, last = between
    for planned in _planned(events, first - SLACK, last + SLACK, home):
        starts_at, ends_at = _utc(planned.start, home), _utc(planned.end, home)
        if ends_at <= starts_at:  # the hour that the clock skips in March
            ends_at = starts_at + (planned.end - planned.start)
        if starts_at < ends_at and starts_at < last and first < ends_at:
            yield Time(planned.adapter.event, starts_at, ends_at)


class _Adapter(EventAdapter):  # type: ignore[misc]
    """One VEVENT, and where it is at home."""

    def __init__(self, event: Event, home: ZoneInfo) -> None:
        super().__init__(event)
        self.event = event
        self.home = home

    @property
    def raw_end(self) -> Any:
        """A day at least for what is all-day. Raises Refused if it ends before it starts."""
        start, end = self.raw_start, super().raw_end
        if _utc(end, self.home) < _utc(start, self.home):
            raise Refused(Trouble.ENDS_TOO_EARLY)
        is_all_day = not isinstance(start, datetime)
        return start + ONE_DAY if is_all_day and end == start else end


class _Planned(Occurrence):  # type: ignore[misc]
    def __init__(self, adapter: _Adapter, start: Any = None, end: Any = None) -> None:
        super().__init__(adapter, start, end)
        self.adapter = adapter


class _Series(Series):  # type: ignore[misc]
    class RecurrenceRules(Series.RecurrenceRules):  # type: ignore[misc]
        def create_rule_with_start(self, rule_string: str) -> Rule:
            return Rule(rule_string, self.start, home=self.core.home)

    def occurrence(self, adapter: _Adapter, start: Any = None, end: Any = None) -> _Planned:
        return _Planned(adapter, start, end)


def _planned(
    events: list[Event], first: datetime, last: datetime, home: ZoneInfo
) -> Iterable[_Planned]:
    adapters = [_Adapter(event, home) for event in events]
    if len(adapters) == 1 and REPEATING.isdisjoint(events[0]):
        return [_Planned(adapters[0])]
    planned: Iterable[_Planned] = _Series(adapters).between(first, last)
    return planned


def _utc(moment: date, home: ZoneInfo) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), home)
    return (moment if moment.tzinfo else moment.replace(tzinfo=home)).astimezone(UTC)
