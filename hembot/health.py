"""Whether every job is being done, for a monitor that asks again and again."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from hembot.job_words import in_words
from hembot.serve import PortInUse, Told, nothing_but, serving, telling
from storage.errors import StorageError
from storage.perform import Perform
from storage.work import SqlWork
from visits.job_run import JobRun, that_count

PATH = "/health"
LONGEST = 1.2
"""Seconds that the database may take: whoever asks is answered within two."""
OK, UNAVAILABLE = 200, 503
AWAY = "The database does not answer."
NEVER = "No job has begun yet."


class HealthPortTaken(Exception):
    """Somebody else listens already where the health address is to be."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use")
        self.port = port


@dataclass(frozen=True)
class Health:
    """How each job was doing `at` a moment; None if the database did not say."""

    at: datetime
    runs: Sequence[JobRun] | None

    @property
    def is_well(self) -> bool:
        return bool(self.runs) and not self.late

    @property
    def late(self) -> Sequence[JobRun]:
        return [run for run in self.runs or () if run.trouble(self.at) is not None]

    def told(self) -> Told:
        """Without a word about anybody: only jobs and moments."""
        if not self.runs:
            return UNAVAILABLE, {"ok": False, "why": AWAY if self.runs is None else NEVER}
        jobs = {run.job: self._told(run) for run in self.runs}
        if not self.is_well:
            late = [run.job for run in self.late]
            return UNAVAILABLE, {"ok": False, "late": late, "jobs": jobs}
        return OK, {"ok": True, "jobs": jobs}

    def _told(self, run: JobRun) -> Mapping[str, object]:
        ended_at = run.ended_at and run.ended_at.isoformat(timespec="seconds")
        if run.trouble(self.at) is None:
            return {"ok": True, "ended_at": ended_at}
        return {"ok": False, "ended_at": ended_at, "why": in_words(run, self.at)}


class Checkup:
    """Asks the database how the jobs are doing; `now` is the computer's own time."""

    def __init__(self, perform: Perform, now: Callable[[], datetime]) -> None:
        self._perform = perform
        self._now = now

    async def look(self) -> Health:
        """Within LONGEST, also when the database is away."""
        try:
            async with asyncio.timeout(LONGEST):
                runs = await self._perform(_all)
        except (TimeoutError, StorageError):
            return Health(self._now(), None)
        return Health(self._now(), that_count(runs, self._now()))

    async def is_well(self) -> bool:
        return (await self.look()).is_well

    async def told(self) -> Told:
        return (await self.look()).told()


@asynccontextmanager
async def serving_health(checkup: Checkup, port: int) -> AsyncIterator[str]:
    """Serve the health address and nothing else; the value is its URL. Raises HealthPortTaken."""
    async with AsyncExitStack() as served:
        app = nothing_but(telling(PATH, checkup.told))
        try:
            address = await served.enter_async_context(serving(app, port=port))
        except PortInUse as taken:
            raise HealthPortTaken(taken.port) from None
        yield f"{address}{PATH}"


def _all(work: SqlWork) -> Sequence[JobRun]:
    return work.job_runs.all()
