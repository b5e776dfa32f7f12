"""The storage as a sender meets it: it may be away, and that is no reason to forget anything."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from scheduler.patience import Patience
from storage.errors import DatabaseError
from storage.perform import Perform
from storage.work import SqlWork

log = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")


class Storing:
    """`is_waited_for` while something is kept in mind that could not be stored yet."""

    def __init__(self, perform: Perform, patience: Patience) -> None:
        self._perform = perform
        self._rest = patience.rest
        self._waiting = 0
        self._failure: Exception | None = None

    @property
    def is_waited_for(self) -> bool:
        return self._waiting > 0

    async def if_possible(
        self, action: Callable[Concatenate[SqlWork, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R | None:
        """None if it fails, for whatever reason: what goes on meanwhile must go on."""
        try:
            return await self._perform(action, *args, **kwargs)
        except DatabaseError as away:
            _note(away)
            self._failure = away
        except Exception as fault:
            log.exception("not done", extra={"action": action.__name__})
            self._failure = fault
        return None

    def owns_up(self) -> None:
        """Raise what has failed since the last time, for whoever watches over the job."""
        failure, self._failure = self._failure, None
        if failure is not None:
            raise failure

    async def until_stored(self, unit_of_work: Callable[[], Awaitable[R]]) -> R:
        """Again and again while the storage is away."""
        while True:
            try:
                return await unit_of_work()
            except DatabaseError as away:
                _note(away)
            self._waiting += 1
            try:
                await asyncio.sleep(self._rest)
            finally:
                self._waiting -= 1


def _note(away: DatabaseError) -> None:
    log.error("storage is away", extra={"why": type(away).__name__})
