"""To which moment a button of the clock turns the demo."""

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from simulator.phones.trouble import OnlyForward, Unclear

Stops = Callable[[datetime], AsyncIterator[datetime]]
"""The moments at which a clock is to be, one by one, on its way to where it is turned."""

ZONE = ZoneInfo("Europe/Stockholm")
EVENING = time(17, 30)


async def without_a_stop(to: datetime) -> AsyncIterator[datetime]:
    yield to


def an_hour_on(now: datetime) -> datetime:
    return now + timedelta(hours=1)


def next_evening(now: datetime) -> datetime:
    """
    >>> next_evening(datetime(2026, 3, 2, 16, 30, tzinfo=UTC)).isoformat()
    '2026-03-03T16:30:00+00:00'
    """
    today = _at(now, days=0, wall_time=EVENING)
    return today if today > now else _at(now, days=1, wall_time=EVENING)


def a_day_on(now: datetime) -> datetime:
    """The same time by the wall clock, also over a night when the clocks change."""
    return _at(now, days=1, wall_time=_wall_time(now))


def a_week_on(now: datetime) -> datetime:
    return _at(now, days=7, wall_time=_wall_time(now))


def moment_on_the_wall(text: str, now: datetime) -> datetime:
    """What somebody chose in the date field, such as 2026-03-09T17:30."""
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Unclear(text) from None
    if moment < now:
        raise OnlyForward
    return moment


TURNS: Mapping[str, Callable[[datetime], datetime]] = {
    "hour": an_hour_on,
    "evening": next_evening,
    "day": a_day_on,
    "week": a_week_on,
}


def _wall_time(moment: datetime) -> time:
    return moment.astimezone(ZONE).time()


def _at(now: datetime, *, days: int, wall_time: time) -> datetime:
    day = now.astimezone(ZONE).date() + timedelta(days=days)
    return datetime.combine(day, wall_time, ZONE).astimezone(UTC)
