"""When a person is left in peace, in their own local time."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
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
    return datetime.combine(day, ends, zone).astimezone(moment.tzinfo)


def _shortened(quiet: QuietHours) -> QuietHours:
    """Until 06:30, if they last longer than that in the morning; a rest by day stays as it is."""
    if not quiet.cover(EARLIEST_IF_PRESSING):
        return quiet
    return QuietHours(quiet.starts, min(quiet.ends, EARLIEST_IF_PRESSING))
