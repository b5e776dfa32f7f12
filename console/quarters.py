"""Times of a day in quarters of an hour, by the clock on the wall."""

from datetime import date, datetime, timedelta

from visits.quiet_hours import ZONE
from visits.visit import Slot

IN_AN_HOUR = 4
LAST = 24 * IN_AN_HOUR - 1
Span = tuple[int, int]
"""From one quarter of the day to another."""


def day_of(slot: Slot) -> date:
    """The one on which it begins."""
    return slot.starts_at.astimezone(ZONE).date()


def span_of(slot: Slot) -> Span:
    """From the quarter in which it begins until that in which it ends; until midnight at most."""
    day, last = day_of(slot), slot.ends_at - timedelta(seconds=1)
    starts, ends = _quarter(slot.starts_at, day), _quarter(last, day)
    return starts, max(starts, ends) + 1


def _quarter(moment: datetime, day: date) -> int:
    local = moment.astimezone(ZONE)
    return LAST if local.date() > day else local.hour * IN_AN_HOUR + local.minute // 15
