"""Makes messages of coordinators' reminders: step by step, so that everybody else has a turn."""

from collections.abc import Callable
from datetime import datetime

from storage.perform import Perform
from visits.actions.plan_broadcasts import go_on


class Broadcasting:
    """Each step is a unit of work of its own."""

    def __init__(self, perform: Perform, now: Callable[[], datetime]) -> None:
        self._perform = perform
        self._now = now
        self._stopping = False

    def stop(self) -> None:
        """End after this step; whoever goes on later begins there."""
        self._stopping = True

    async def job(self) -> None:
        """Until none of them can take a step."""
        while not self._stopping and await self._perform(go_on, now=self._now()):
            pass
