"""Jobs that have begun are finished, even when the alarm clock is switched off."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress


class Running:
    """Keeps the runs of jobs apart from the alarm clock, which cancels what it started."""

    def __init__(self) -> None:
        self._runs: set[asyncio.Task[object]] = set()

    def kept(self, job: Callable[[], Awaitable[object]]) -> Callable[[], Awaitable[None]]:
        """The job as the alarm clock may call it: while a run lasts, no other one begins."""
        last: asyncio.Task[object] | None = None

        async def run() -> None:
            nonlocal last
            if last is not None and not last.done():
                return
            last = task = asyncio.ensure_future(_awaited(job))
            self._runs.add(task)
            task.add_done_callback(self._runs.discard)
            with suppress(asyncio.CancelledError):  # the alarm clock was switched off
                await asyncio.shield(task)

        return run

    async def finish(self, grace: float | None = None) -> None:
        """Wait for the runs that have begun; those that hang for longer than that are broken off.

        An attempt that is broken off stays open in its row, and ends as unknown.
        """
        if self._runs:
            await asyncio.wait(set(self._runs), timeout=grace)
        for run in self._runs:
            run.cancel()
        while self._runs:
            await asyncio.wait(set(self._runs))


async def _awaited(job: Callable[[], Awaitable[object]]) -> object:
    return await job()
