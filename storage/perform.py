"""Lets coroutines act on the database: one unit of work at a time, on a thread of its own."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from storage.database import Database
from storage.work import SqlWork

P = ParamSpec("P")
R = TypeVar("R")


class Perform(Protocol):
    """What everybody else sees of a `Performer`: one awaited call is one unit of work."""

    async def __call__(
        self, action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R: ...


class Performer:
    """SQLite has one writer; only PostgreSQL gains from more `threads`."""

    def __init__(self, database: Database, *, threads: int = 1) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="storage")

    async def perform(
        self, action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """What the action returns, after its unit of work has been committed.

        If the caller is cancelled, a unit of work that has begun still runs to its end.
        """
        call = partial(self._act, action, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)

    def _act(
        self, action: Callable[Concatenate[SqlWork, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        with self._database.unit_of_work() as work:
            return action(work, *args, **kwargs)

    def close(self) -> None:
        """Wait for what was begun; the database stays open."""
        self._threads.shutdown()
