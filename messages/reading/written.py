"""Dates and times as people write them, in any script's digits. What cannot be read is None."""

import re
import unicodedata
from datetime import UTC, date, datetime, time

from visits.quiet_hours import ZONE

_YEAR_FIRST = re.compile(r"(\d{4})[-./ ]?(\d{2})[-./ ]?(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
_TO = re.compile(r"\s*(?:[-–—]|till|to|إلى)\s*")
_WITHOUT_MINUTES = re.compile(r"\d{1,2}")
_MOST_MONTHS = re.compile(r"\d{1,4}")


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
    on, wall = read_date(day), _clock(clock) if ":" in clock or "." in clock else None
    if on is None or wall is None:
        return None
    try:
        return datetime.combine(on, wall, ZONE).astimezone(UTC)
    except OverflowError:  # the first hours of year 1
        return None


def read_hours(text: str) -> tuple[time, time] | None:
    """From and to; whether it ends after it begins is the reader's to ask.

    >>> read_hours("09:30–11:30") == read_hours("9.30 - 11.30") == (time(9, 30), time(11, 30))
    True
    >>> read_hours("9 till 11")
    (datetime.time(9, 0), datetime.time(11, 0))
    >>> read_hours("25–26") is None and read_hours("9:30") is None
    True
    """
    clocks = [_clock(one) for one in _TO.split(_ascii_digits(text).strip().lower())]
    match clocks:
        case [time() as begins, time() as ends]:
            return begins, ends
    return None


def read_span(text: str) -> tuple[int, int] | None:
    """Two whole numbers, such as months.

    >>> read_span("4–8"), read_span("4 till 8"), read_span("8")
    ((4, 8), (4, 8), None)
    """
    numbers = _TO.split(_ascii_digits(text).strip().lower())
    if len(numbers) != 2 or not all(map(_MOST_MONTHS.fullmatch, numbers)):
        return None
    return int(numbers[0]), int(numbers[1])


def _clock(written: str) -> time | None:
    if _WITHOUT_MINUTES.fullmatch(written):
        written = f"{written}:00"
    match = _CLOCK.fullmatch(written)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _ascii_digits(text: str) -> str:
    """Eastern digits are read like ours, whatever the phone's keyboard writes."""
    return "".join(str(unicodedata.digit(c, c)) for c in text)
