"""Keeps in mind how each job of the timetable is doing, and notes it for whoever looks after us."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from secrets import token_hex

from scheduler.breaker import NobodyAnswers
from storage.errors import DatabaseError, DatabaseLocked, DiskFull, ServerAway
from storage.perform import Perform
from storage.work import SqlWork
from visits.job_run import FAILURES, SILENCE, JobRun

log = logging.getLogger(__name__)

Job = Callable[[], Awaitable[object]]

EVERY = SILENCE.total_seconds() / 3
"""So often, in seconds, while all is well: a job that runs each second is no row each second."""
AT_MOST_EVERY = 1.0

# an error's own words may hold a name or a number: they are never kept
IN_WORDS: Mapping[type[BaseException], str] = {
    DatabaseLocked: "another program held the database",
    DiskFull: "the disk was full",
    ServerAway: "the database server was away",
    NobodyAnswers: "nobody has answered at Telegram's address for minutes",
    DatabaseError: "the database could not be used",
    TimeoutError: "it waited too long",
    OSError: "this computer or the network refused something",
    BaseException: "a fault in the program",
}


class Watch:
    """What one process knows of its jobs; `within` says how long after its last end each is late.

    `now` is the computer's own time: a clock that is turned makes no job late.
    """

    def __init__(
        self,
        perform: Perform,
        now: Callable[[], datetime],
        within: Mapping[str, timedelta],
        *,
        every: float = EVERY,
        at_most_every: float = AT_MOST_EVERY,
    ) -> None:
        self._perform = perform
        self._now = now
        self._every, self._at_most_every = every, at_most_every
        process, begun = token_hex(4), now()
        self._runs = {
            job: JobRun(job, process, longest, begun, begun) for job, longest in within.items()
        }
        self._has_news = asyncio.Event()

    def over(self, name: str, job: Job) -> Job:
        """The job, watched; what it returns or raises stays as it is."""

        async def run() -> object:
            self._change(name, started_at=self._now())
            try:
                result = await job()
            except Exception as error:
                self._has_failed(name, error)
                raise
            self._change(name, ended_at=self._now(), failures=0)
            return result

        return run

    def goes_on(self, name: str) -> None:
        """The job is not over yet, but has done as much as most of its runs do: it is not late."""
        now = self._now()
        self._change(name, started_at=now, ended_at=now)

    @asynccontextmanager
    async def noting(self) -> AsyncIterator[None]:
        """Note how the jobs are doing while the block runs, whatever becomes of the storage."""
        noting = asyncio.create_task(self._keep_noting())
        try:
            yield
        finally:
            noting.cancel()
            await asyncio.wait({noting})

    def _has_failed(self, name: str, error: Exception) -> None:
        failures = self._runs[name].failures + 1
        self._change(name, failed_at=self._now(), failure=in_words(error), failures=failures)

    def _change(self, name: str, **changes: object) -> None:
        now = self._now()
        before = replace(self._runs[name], noted_at=now)
        after = self._runs[name] = replace(before, **changes)  # type: ignore[arg-type]
        if _is_news(before, after, now):
            self._has_news.set()

    async def _keep_noting(self) -> None:
        while True:
            self._has_news.clear()
            await self._note()
            await asyncio.sleep(self._at_most_every)
            # not wait_for: in Python 3.11 it loses a cancellation that comes with the news
            with suppress(TimeoutError):
                async with asyncio.timeout(self._every - self._at_most_every):
                    await self._has_news.wait()

    async def _note(self) -> None:
        try:
            await self._perform(note, list(self._runs.values()), now=self._now())
        except Exception:  # the jobs go on, and are late for whoever looks into the storage
            log.exception("job runs not noted")


def note(work: SqlWork, runs: Sequence[JobRun], *, now: datetime) -> None:
    """In the place of what processes have left behind that did the same and are gone."""
    work.job_runs.forget([run.job for run in runs], now - SILENCE)
    work.job_runs.put(replace(run, noted_at=now) for run in runs)


def in_words(error: BaseException) -> str:
    """
    >>> in_words(KeyError("Amina"))
    'a fault in the program (KeyError)'
    """
    kind = next(kind for kind in type(error).__mro__ if kind in IN_WORDS)
    return f"{IN_WORDS[kind]} ({type(error).__name__})"


def _is_news(before: JobRun, after: JobRun, now: datetime) -> bool:
    """Whether somebody who looks right now should see it."""
    has_stumbled = before.failures < after.failures <= FAILURES
    has_recovered = before.failures > after.failures
    return has_stumbled or has_recovered or before.trouble(now) != after.trouble(now)
