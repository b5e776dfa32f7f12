"""Several who act on one database at the same moment, each through a door of their own."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

from storage.database import Database
from storage.perform import Performer
from storage.work import SqlWork
from visits.programme import Programme

ROUNDS = 20
SECONDS = 20

Act = Callable[[SqlWork], object]


class Race:
    """Lets actions begin together; each has a `Performer`, as two processes would."""

    def __init__(self, performers: list[Performer]) -> None:
        self._performers = performers
        self._threads = ThreadPoolExecutor(len(performers))

    def run(self, *actions: Act) -> list[object]:
        """What each action returned or raised, in their order."""
        start = Barrier(len(actions), timeout=SECONDS)
        runs = [
            self._threads.submit(_run, start, performer, action)
            for performer, action in zip(self._performers, actions, strict=False)
        ]
        return [run.result(SECONDS) for run in runs]

    def close(self) -> None:
        self._threads.shutdown()


@contextmanager
def race_on(
    url: str, key: bytes, *, most: int, programmes: Mapping[str, Programme]
) -> Iterator[Race]:
    databases = [Database.open(url, key=key, programmes=programmes) for _ in range(most)]
    performers = [Performer(database) for database in databases]
    race = Race(performers)
    yield race
    race.close()
    for performer in performers:
        performer.close()
    for database in databases:
        database.close()


def _run(start: Barrier, performer: Performer, action: Act) -> object:
    async def perform() -> object:
        await performer.perform(_nothing)  # the connection is there, so the start is common
        start.wait()
        return await performer.perform(action)

    try:
        return asyncio.run(perform())
    except Exception as refused:
        return refused


def _nothing(work: SqlWork) -> None:
    pass
