"""When a rehearsal begins and ends, and the days between."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from visits.programme import Programme, Window
from visits.quiet_hours import ZONE
from visits.rehearsal import Script
from visits.visit import Visit

EARLY = timedelta(weeks=5)
"""So long before the first window opens the family is registered, unless the child is born."""
AT_WORK, REPORTED = time(12), time(20)
AFTERWARDS = timedelta(days=40)
"""The longest that anything is said after a visit."""


def reported_at(visit: Visit) -> datetime:
    return at(day_of(visit), REPORTED)


def day_of(visit: Visit) -> date:
    return visit.starts_at.astimezone(ZONE).date()


def windows(programme: Programme, script: Script) -> list[Window]:
    due_on, born_on = (None, script.anchor) if script.is_born else (script.anchor, None)
    return [one.age.window(due_on=due_on, born_on=born_on) for one in programme.visits]


def begins_at(windows: Sequence[Window], script: Script) -> datetime:
    if script.is_born:
        return at(script.anchor, AT_WORK)
    opens = min((window.first for window in windows), default=script.anchor)
    return at(min(opens - EARLY, script.anchor - timedelta(weeks=1)), AT_WORK)


def last_moment(windows: Sequence[Window]) -> datetime:
    return at(max(window.last for window in windows) + AFTERWARDS, AT_WORK)


def at(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE).astimezone(UTC)
