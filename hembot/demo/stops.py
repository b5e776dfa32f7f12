"""On its way the demo's clock stops wherever something is to be said, until it has been said."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

from storage.perform import Perform
from storage.work import SqlWork
from visits.actions.list_days import next_list_at
from visits.actions.plan import plan_ahead
from visits.actions.plan_broadcasts import go_on

LONGEST_STEP = timedelta(days=1)
"""The timeline is planned for the coming days only."""
LOOK = 0.05
LONGEST_STOP = 5
"""In seconds: what cannot be said now is tried again later, and the clock goes on."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Stops:
    """Called with where the clock is to be turned to; yields where it is to be, one by one."""

    def __init__(self, perform: Perform, now: Callable[[], datetime]) -> None:
        self._perform = perform
        self._now = now

    async def __call__(self, to: datetime) -> AsyncIterator[datetime]:
        await self._all_is_said()
        while self._now() < to:
            yield min(to, await self._perform(_next, self._now()))
            await self._all_is_said()

    async def _all_is_said(self) -> None:
        await self._perform(plan_ahead, now=self._now())
        while await self._perform(go_on, now=self._now()):
            pass
        try:
            async with asyncio.timeout(LONGEST_STOP):
                while await self._perform(_is_something_due, self._now()):
                    await asyncio.sleep(LOOK)
        except TimeoutError:
            return


def _next(work: SqlWork, now: datetime) -> datetime:
    due_at, list_at = work.notices.next_due(now), next_list_at(work, now=now)
    begins_at = work.broadcasts.next_begins(now)
    moments = (due_at, list_at, begins_at, now + LONGEST_STEP)
    return min(moment for moment in moments if moment is not None)


def _is_something_due(work: SqlWork, now: datetime) -> bool:
    due_at = work.notices.next_due(LONG_AGO)
    return due_at is not None and due_at <= now
