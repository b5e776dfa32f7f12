"""When staff are taken by something that is no visit of ours: what their own calendars say."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

KEPT_AHEAD = timedelta(days=548)
"""How far ahead busy intervals are kept: eighteen months."""


@dataclass(frozen=True, slots=True)
class BusyInterval:
    """From `starts_at` until `ends_at` (UTC). `source` is the calendar object that takes the time.

    `area` is where it is, as the table of travel names it; None if that is not known.
    """

    person_id: int
    source: str
    starts_at: datetime
    ends_at: datetime
    area: str | None = None


class Taken(NamedTuple):
    """The same for whoever searches hundreds of them: seconds since 1970 (UTC)."""

    starts: int
    ends: int
    area: str | None = None


def seconds(moment: datetime) -> int:
    """Seconds since 1970 (UTC)."""
    return int(moment.timestamp())
