"""When Telegram asks for silence, both ends keep it: one object that they share."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Silence:
    """Until when nothing may be said. What wants to be said waits in its row."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._until = LONG_AGO

    def keep(self, pause: timedelta) -> None:
        """From now on for so long; a longer silence that is kept already stays."""
        self._until = max(self._until, self._now() + pause)

    @property
    def is_kept(self) -> bool:
        return self._now() < self._until
