"""Counts what has changed, so that figures are ready when somebody looks at them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from storage.perform import Perform
from visits.actions.count_anew import AT_ONCE, count_families, count_messages

MESSAGES_EACH = timedelta(hours=1)
"""All messages of the month are counted at once: not oftener than that."""


class Counting:
    """The job, which remembers when it counted messages."""

    def __init__(self, perform: Perform, now: Callable[[], datetime]) -> None:
        self._perform, self._now = perform, now
        self._told_at: datetime | None = None
        self._is_stopping = False

    async def job(self) -> None:
        counted = AT_ONCE
        while counted and not self._is_stopping:
            counted = await self._perform(count_families, most=AT_ONCE)
        now = self._now()
        if self._told_at is None or now - self._told_at >= MESSAGES_EACH:
            await self._perform(count_messages, now=now)
            self._told_at = now

    def stop(self) -> None:
        """End after the families that are being counted."""
        self._is_stopping = True
