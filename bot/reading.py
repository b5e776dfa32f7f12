"""Dates and times as people write them, in any script's digits. What cannot be read is None."""

import re
import unicodedata
from datetime import UTC, date, datetime, time

from visits.quiet_hours import ZONE

_YEAR_FIRST = re.compile(r"(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")


def read_date(text: str) -> date | None:
    """A whole date.

    >>> read_date("2026-12-24"), read_date("24/12 2026"), read_date("٢٠٢٦-١٢-٢٤")
    (datetime.date(2026, 12, 24), datetime.date(2026, 12, 24), datetime.date(2026, 12, 24))
    >>> read_date("2026-02-30") is None
    True
    """
    written = _ascii_digits(text).strip()
    if (match := _YEAR_FIRST.fullmatch(written)) is not None:
        return _date(match[1], match[2], match[3])
    if (match := _DAY_FIRST.fullmatch(written)) is not None:
        return _date(match[3], match[2], match[1])
    return None


def read_moment(text: str) -> datetime | None:
    """A date and a local time, as an instant (UTC).

    >>> read_moment("2026-12-04 13:00")
    datetime.datetime(2026, 12, 4, 12, 0, tzinfo=datetime.timezone.utc)
    """
    day, _, clock = _ascii_digits(text).strip().rpartition(" ")
    on, match = read_date(day), _CLOCK.fullmatch(clock)
    if on is None or match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    wall = time(int(match[1]), int(match[2]))
    try:
        return datetime.combine(on, wall, ZONE).astimezone(UTC)
    except OverflowError:  # the first hours of year 1
        return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _ascii_digits(text: str) -> str:
    """Eastern digits are read like ours, whatever the phone's keyboard writes."""
    return "".join(str(unicodedata.digit(c, c)) for c in text)
