"""Units of work that wait at the same time share one durable commit.

Each has a savepoint of its own: one that fails takes back what it did, and nothing of the others.
Nobody hears of any of them before the commit that they share.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

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

    def ends(self, outcome: "Outcome") -> None:
        """Tell whoever waits; to be called on the worker thread."""
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self.result.get_loop().call_soon_threadsafe(_tell, self.result, outcome)


@dataclass(frozen=True, slots=True)
class Outcome:
    value: Any = None
    error: Exception | None = None


def together(database: Database, jobs: Iterable[Job]) -> list[Outcome]:
    """Run the jobs in one transaction; what each came to, once all of it is durable.

    Raises what the commit raises: then nothing of any of them has happened.
    """
    with database.transaction() as (connection, work):
        return [_apart(connection, work, job) for job in jobs]


def _apart(connection: sa.Connection, work: SqlWork, job: Job) -> Outcome:
    connection.exec_driver_sql("SAVEPOINT apart")
    try:
        outcome = Outcome(job.act(work))
    except Exception as error:
        connection.exec_driver_sql("ROLLBACK TO apart")
        outcome = Outcome(error=error)
    connection.exec_driver_sql("RELEASE apart")
    return outcome


def _tell(result: asyncio.Future[Any], outcome: Outcome) -> None:
    if result.cancelled():
        return
    if outcome.error is not None:
        result.set_exception(outcome.error)
    else:
        result.set_result(outcome.value)
