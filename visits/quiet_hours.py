"""When a person is left in peace, in their own local time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")
EARLIEST_IF_PRESSING = time(6, 30)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `starts` until `ends`, local time; over midnight when `starts` is the later one."""

    starts: time
    ends: time

    def cover(self, wall: time) -> bool:
        if self.starts <= self.ends:
            return self.starts <= wall < self.ends
        return wall >= self.starts or wall < self.ends


NIGHT = QuietHours(time(21), time(8))


class Rest(StrEnum):
    """What parents can choose besides the night, in a tap."""

    NIGHT_WORK = "night_work"
    SCHOOL_RUN = "school_run"
    PRAYER = "prayer"


ALL_DAYS, WORKDAYS, FRIDAY = range(7), range(5), range(4, 5)

RESTS: dict[Rest, tuple[tuple[range, QuietHours], ...]] = {
    Rest.NIGHT_WORK: ((ALL_DAYS, QuietHours(time(8), time(15))),),
    Rest.SCHOOL_RUN: (
        (WORKDAYS, QuietHours(time(7, 15), time(8, 45))),
        (WORKDAYS, QuietHours(time(14), time(16))),
    ),
    Rest.PRAYER: ((FRIDAY, QuietHours(time(11, 30), time(14))),),
}
"""On which weekdays (Monday is 0), and when."""


class Listener(Protocol):
    """Who is left in peace: a parent or a member of staff."""

    @property
    def quiet(self) -> QuietHours: ...
    @property
    def rest(self) -> Rest | None: ...


def heard_from(moment: datetime, person: Listener, *, pressing: bool = False) -> datetime:
    """The first moment (UTC), not before `moment`, at which this person may hear a message.

    A pressing one (a change within 24 hours) waits for no rest by day, and from 06:30 not for
    the night either.
    """
    moment = after_quiet_hours(moment, person.quiet, pressing=pressing)
    if pressing or person.rest is None:
        return moment
    while (later := _after_rest(moment, person.rest)) > moment:
        moment = after_quiet_hours(later, person.quiet)
    return moment


def _after_rest(moment: datetime, rest: Rest) -> datetime:
    weekday = moment.astimezone(ZONE).weekday()
    for days, hours in RESTS[rest]:
        if weekday in days:
            moment = after_quiet_hours(moment, hours)
    return moment


def after_quiet_hours(
    moment: datetime, quiet: QuietHours, *, pressing: bool = False, zone: ZoneInfo = ZONE
) -> datetime:
    """The first moment (UTC), not before `moment`, at which a message may be heard.

    A pressing one (a change within 24 hours) may be heard from 06:30.

    >>> from datetime import UTC
    >>> after_quiet_hours(datetime(2026, 11, 23, 22, 0, tzinfo=UTC), NIGHT)
    datetime.datetime(2026, 11, 24, 7, 0, tzinfo=datetime.timezone.utc)
    """
    local = moment.astimezone(zone)
    hours = _shortened(quiet) if pressing else quiet
    if not hours.cover(local.time()):
        return moment
    day = local.date() if local.time() < hours.ends else local.date() + timedelta(days=1)
    # an hour that comes twice ends in the same round in which it was asked about
    ends = hours.ends.replace(fold=local.fold)
    ended = datetime.combine(day, ends, zone).astimezone(moment.tzinfo)
    # an hour that is left out in March can take the only audible moment of a day with it
    return after_quiet_hours(ended, hours, zone=zone)


def _shortened(quiet: QuietHours) -> QuietHours:
    """Until 06:30, if they last longer than that in the morning; a rest by day stays as it is."""
    if not quiet.cover(EARLIEST_IF_PRESSING):
        return quiet
    return QuietHours(quiet.starts, min(quiet.ends, EARLIEST_IF_PRESSING))
