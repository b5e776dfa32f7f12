"""Short ways to say what stands in a calendar, and when its owner is busy."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from calendars.busy.intervals import Busy, busy_intervals

STOCKHOLM = ZoneInfo("Europe/Stockholm")
YEAR = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))


def event(*lines: str, uid: str = "1") -> str:
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"))


def calendar(*blocks: str) -> str:
    return "\n".join(("BEGIN:VCALENDAR", *blocks, "END:VCALENDAR", ""))


def one(*lines: str) -> str:
    """A calendar with one event."""
    return calendar(event(*lines))


def busy(text: str, between: tuple[datetime, datetime] = YEAR) -> Busy:
    return busy_intervals(text, between=between)


def local(text: str, between: tuple[datetime, datetime] = YEAR) -> list[str]:
    """Swedish time, as in «03-03 09:00–10:15»."""
    return [
        f"{_local(interval.starts_at):%m-%d %H:%M}–{_local(interval.ends_at):%H:%M}"
        for interval in busy(text, between).intervals
    ]


def _local(moment: datetime) -> datetime:
    return moment.astimezone(STOCKHOLM)
