"""Lets coroutines act on the database: one unit of work at a time, on a thread of its own."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import psycopg
import sqlalchemy as sa

from storage import postgresql
from storage.database import Database
from storage.errors import Collided
from storage.together import MOST, Job, Outcome, tell, together
from storage.work import SqlWork

TRIES = 5

P = ParamSpec("P")
R = TypeVar("R")


class Perform(Protocol):
    """What everybody else sees of a `Performer`: one awaited call is one unit of work."""

    async def __call__(
        self, action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R: ...


class Performer:
    """As many threads as the database can use: SQLite has one writer.

    What waits for that one writer shares its next commit; see `storage/together.py`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(database.threads, thread_name_prefix="storage")
        self._shares = database.threads == 1
        self._waiting: deque[Job] = deque()
        self._is_called = False  # somebody will look at what waits, but has not begun to

    async def perform(
        self, action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What the action returns, after its unit of work has been committed.

        If the caller is cancelled, a unit of work that has begun still runs to its end.
        """
        result: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append(Job(lambda work: action(work, *args, **kwargs), result))
        if not (self._shares and self._is_called):
            self._is_called = True
            self._threads.submit(self._work_off)
        return await result

    def _work_off(self) -> None:
        """Do what waits: alone where there are several threads, together where there is one."""
        self._is_called = False  # before it looks: what comes later needs another call
        while taken := list(self._taken()):
            self._do([job for job in taken if job.is_wanted])

    def _do(self, jobs: Sequence[Job]) -> None:
        try:
            outcomes = together(self._database, jobs) if len(jobs) > 1 else None
        except Exception:
            outcomes = None  # the commit failed, and nothing has happened: each by itself, then
        if outcomes is None:
            for job in jobs:
                tell([(job, self._alone(job))])
        else:
            tell(zip(jobs, outcomes, strict=True))

    def _taken(self) -> Iterator[Job]:
        for _ in range(MOST if self._shares else 1):
            try:
                yield self._waiting.popleft()
            except IndexError:
                return

    def _alone(self, job: Job) -> Outcome:
        try:
            return Outcome(self._whole(job))
        except Exception as error:
            return Outcome(error=error)

    def _whole(self, job: Job) -> Any:
        """Once; again from the beginning if somebody else was in the way and it was taken back."""
        for _ in range(TRIES - 1):
            try:
                return self._once(job)
            except Collided:
                continue
            except (psycopg.IntegrityError, sa.exc.IntegrityError) as refused:
                if not postgresql.is_doubled(refused):
                    raise
        return self._once(job)

    def _once(self, job: Job) -> Any:
        with self._database.unit_of_work() as work:
            return job.act(work)

    def close(self) -> None:
        """Wait for what was begun; the database stays open."""
        self._threads.shutdown()
