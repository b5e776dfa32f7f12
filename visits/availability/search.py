"""What is looked for: a visit of so many minutes, by these people, around this day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from visits.booking_rules import BookingRules
from visits.people import Staff
from visits.programme import Window
from visits.quiet_hours import ZONE
from visits.visit import Slot
from visits.working_hours import day_begins, days_between

EARLIER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Search:
    """`staff` are two or more; `wanted` is the local day around which times are looked for.

    `besides` are times that would be no other times: the visit's own, and the wished one.
    """

    staff: tuple[Staff, ...]
    minutes: int
    window: Window
    wanted: date
    now: datetime
    rules: BookingRules
    area: str | None = None
    besides: tuple[Slot, ...] = ()

    @property
    def first_day(self) -> date:
        """A week before what is wanted, but not before today."""
        return max(self.now.astimezone(ZONE).date(), self.wanted - EARLIER)

    @property
    def last_day(self) -> date:
        return self.first_day + timedelta(days=self.rules.days - 1)

    @property
    def days(self) -> Sequence[date]:
        return days_between(self.first_day, self.last_day)

    @property
    def span(self) -> tuple[datetime, datetime]:
        """From the first day's midnight to that after the last day (UTC)."""
        return day_begins(self.first_day), day_begins(self.last_day + timedelta(days=1))
