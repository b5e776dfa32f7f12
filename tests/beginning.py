"""What every town begins with: its first morning, a clock, a key and programmes.

Not all who need these need a town: what talks to Telegram takes seconds to load.
"""

from datetime import UTC, datetime

from cryptography.fernet import Fernet

from content.read_programmes import read_programmes

MONDAY_MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
KEY = Fernet.generate_key()
PROGRAMMES = read_programmes()


class TestClock:
    """Stands still until it is turned."""

    __test__ = False

    def __init__(self, now: datetime = MONDAY_MORNING) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def turn_to(self, moment: datetime) -> None:
        assert moment >= self._now
        self._now = moment
