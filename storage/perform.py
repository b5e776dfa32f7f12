"""Lets coroutines act on the database: one unit of work at a time, on a thread of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar

import psycopg
import sqlalchemy as sa

from storage import postgresql
from storage.database import Database
from storage.errors import Collided
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
    """As many threads as the database can use: SQLite has one writer."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(database.threads, thread_name_prefix="storage")

    async def perform(
        self, action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What the action returns, after its unit of work has been committed.

        If the caller is cancelled, a unit of work that has begun still runs to its end.
        """
        call = partial(self._act_whole, action, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def _act_whole(
        self, action: Callable[Concatenate[SqlWork, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Once; again from the beginning if somebody else was in the way and it was taken back."""
        for _ in range(TRIES - 1):
            try:
                return self._act(action, *args, **kwargs)
            except Collided:
                continue
            except (psycopg.IntegrityError, sa.exc.IntegrityError) as refused:
                if not postgresql.is_doubled(refused):
                    raise
        return self._act(action, *args, **kwargs)

    def _act(
        self, action: Callable[Concatenate[SqlWork, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        with self._database.unit_of_work() as work:
            return action(work, *args, **kwargs)

    def close(self) -> None:
        """Wait for what was begun; the database stays open."""
        self._threads.shutdown()
