"""Units of work that wait at the same time share one durable commit.

Each has a savepoint of its own: one that fails takes back what it did, and nothing of the others.
Nobody hears of any of them before the commit that they share.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine.interfaces import DBAPICursor

from storage.database import Database
from storage.work import SqlWork

MOST = 32


@dataclass(frozen=True, slots=True)
class Job:
    """An action that somebody waits for, in the loop that they wait in."""

    act: Callable[[SqlWork], Any]
    result: asyncio.Future[Any]

    @property
    def is_wanted(self) -> bool:
        return not self.result.cancelled()


@dataclass(frozen=True, slots=True)
class Outcome:
    value: Any = None
    error: Exception | None = None


Ended = tuple[Job, Outcome]


def tell(ended: Iterable[Ended]) -> None:
    """Tell all who wait; to be called on the worker thread. Each loop is woken once."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Ended]] = {}
    for job, outcome in ended:
        by_loop.setdefault(job.result.get_loop(), []).append((job, outcome))
    for loop, its_own in by_loop.items():
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(_tell, its_own)


def together(database: Database, jobs: Iterable[Job]) -> list[Outcome]:
    """Run the jobs in one transaction; what each came to, once all of it is durable.

    Raises what the commit raises: then nothing of any of them has happened.
    """
    with (
        database.transaction() as (connection, work),
        closing(connection.connection.cursor()) as cursor,
    ):
        return [_apart(cursor, work, job) for job in jobs]


def _apart(cursor: DBAPICursor, work: SqlWork, job: Job) -> Outcome:
    cursor.execute("SAVEPOINT apart")
    try:
        outcome = Outcome(job.act(work))
    except Exception as error:
        cursor.execute("ROLLBACK TO apart")
        outcome = Outcome(error=error)
    cursor.execute("RELEASE apart")
    return outcome


def _tell(ended: Iterable[Ended]) -> None:
    for job, outcome in ended:
        if job.result.cancelled():
            continue
        if outcome.error is not None:
            job.result.set_exception(outcome.error)
        else:
            job.result.set_result(outcome.value)
