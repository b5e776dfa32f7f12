"""The real performer without its thread: what waits is worked off a little later, on the loop."""

import asyncio
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar, cast

from storage.errors import DatabaseLocked
from storage.perform import Performer
from storage.work import SqlWork
from tests.storm.disk import Disk
from tests.storm.fate import SAYING, Fate
from tests.storm.overheard import Overheard
from tests.storm.record import Record
from visits.actions.deliver import Dispatch

P = ParamSpec("P")
R = TypeVar("R")

LONGEST = 0.02  # seconds that a unit of work waits


class Performing(Performer):
    """Fate may strike before a commit and after it, and the disk may be away for a while."""

    def __init__(self, disk: Disk, fate: Fate, record: Record, chance: random.Random) -> None:
        super().__init__(disk.database)
        self._threads = cast("ThreadPoolExecutor", _NoThread(fate, chance))
        self._fate = fate
        self._overheard: list[Overheard] = []
        self._record = record
        self.fails = 0
        disk.on_commit, disk.on_rollback = self._keep, self._overheard.clear

    async def perform(
        self, action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        self._fate.passes("before a unit of work")
        result = await super().perform(self._act, lambda work: action(work, *args, **kwargs))
        self._fate.passes("after a commit")
        if isinstance(result, Dispatch):
            SAYING.set(result.notice)
        return result

    def _act(self, work: SqlWork, action: Callable[[SqlWork], R]) -> R:
        if self.fails:
            self.fails -= 1
            raise DatabaseLocked(self._database.where)
        overheard = Overheard()
        with overheard.listening(work):
            result = action(work)
        overheard.claims(result)
        self._fate.passes("before a commit")
        self._overheard.append(overheard)
        return result

    def _keep(self) -> None:
        """What was overheard is only true from its commit on."""
        for overheard in self._overheard:
            overheard.is_kept(self._record)
        self._overheard.clear()


@dataclass
class _NoThread:
    """As much of a pool of one thread as the performer uses."""

    fate: Fate
    chance: random.Random

    def submit(self, work: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_later(self.chance.uniform(0, LONGEST), self._run, work)

    def _run(self, work: Callable[[], None]) -> None:
        if not self.fate.is_sealed:
            work()
