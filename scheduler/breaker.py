"""When nobody answers any more, we stop calling; one probe at a time finds out when to go on."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from scheduler.patience import Patience

log = logging.getLogger(__name__)

LONG_AGO = datetime.min.replace(tzinfo=UTC)


class NobodyAnswers(Exception):
    """Telegram has been away for so long that a person should know."""


class Breaker:
    """Closed at first; open for a while after so many failures in a row; then on trial."""

    def __init__(self, now: Callable[[], datetime], patience: Patience) -> None:
        self._now = now
        self._most = patience.failures
        self._first = timedelta(seconds=patience.first_pause)
        self._longest = timedelta(seconds=patience.longest_pause)
        self._too_long = timedelta(seconds=patience.too_long)
        self._failures = 0
        self._pause: timedelta | None = None
        self._until = LONG_AGO
        self._deaf_since: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Nothing is to be said. A clock that was put back does not make that any longer."""
        return timedelta() < self._until - self._now() <= self._longest

    @property
    def is_on_trial(self) -> bool:
        """One thing is to be said, to see whether somebody hears it."""
        return self._pause is not None and not self.is_open

    def heard(self) -> None:
        """Telegram has answered, whatever it said."""
        self._failures, self._pause, self._until = 0, None, LONG_AGO
        self._deaf_since = None

    def failed(self) -> None:
        """A call has reached nobody. What was under way when the breaker opened counts no more."""
        if self.is_open:
            return
        self._deaf_since = self._deaf_since or self._now()
        self._failures += 1
        if self.is_on_trial or self._failures >= self._most:
            self._opens()

    def owns_up(self) -> None:
        """Raise NobodyAnswers once that has lasted, for whoever watches over the job.

        Not while it is on trial: with nothing to say, nobody knows whether somebody would hear it.
        """
        since = self._deaf_since
        if self.is_open and since is not None and self._now() - since >= self._too_long:
            raise NobodyAnswers

    def _opens(self) -> None:
        self._pause = min(self._pause * 2, self._longest) if self._pause else self._first
        self._until = self._now() + self._pause
        self._failures = 0
        log.warning("nobody answers", extra={"pause": self._pause.total_seconds()})
