"""When Telegram asks for silence, both ends keep it: one object that they share.

What is stored of it (`visits/actions/silence.py`) reaches other processes, and the next start.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Silence:
    """Until when nothing may be said. What wants to be said waits in its row."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self.until = LONG_AGO

    def keep(self, pause: timedelta) -> None:
        """From now on for so long; a longer silence that is kept already stays."""
        self.keep_until(self._now() + pause)

    def keep_until(self, moment: datetime | None) -> None:
        """As it was stored; None if nobody has asked for any."""
        self.until = max(self.until, moment or LONG_AGO)

    @property
    def is_kept(self) -> bool:
        return self._now() < self.until
