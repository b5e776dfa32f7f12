"""An event loop without a world around it: when nothing is ready, time goes to the next timer."""

import asyncio
from collections.abc import Coroutine
from contextvars import Context, ContextVar
from itertools import count
from typing import Any, TypeVar

T = TypeVar("T")

A_TICK = 1e-6
"""Seconds. Whoever waits for less than a float can tell would otherwise wait for ever."""

OWNER: ContextVar[list[asyncio.Task[Any]] | None] = ContextVar("OWNER", default=None)
"""Every task that is begun here is noted in this list."""


class TurnedLoop(asyncio.BaseEventLoop):
    """One thread, no sockets, and every hour passes at once; the same twice runs the same."""

    def __init__(self) -> None:
        super().__init__()
        self._passed = 0.0
        self._selector = _NothingComes(self)
        self._numbers = count()
        self.set_task_factory(self._numbered_task)

    def time(self) -> float:
        return self._passed

    def passes(self, seconds: float) -> None:
        self._passed += seconds

    def create_future(self) -> asyncio.Future[Any]:
        return _NumberedFuture(next(self._numbers), self)

    def _numbered_task(
        self,
        loop: asyncio.AbstractEventLoop,
        coroutine: Any,
        *,
        context: Context | None = None,
    ) -> "_NumberedTask":
        task = _NumberedTask(next(self._numbers), coroutine, loop, context)
        owned = OWNER.get() if context is None else context.get(OWNER)
        if owned is not None:
            owned.append(task)
        return task

    def _process_events(self, events: object) -> None:
        """There are none."""

    def _write_to_self(self) -> None:
        """Nobody sleeps who would have to be woken."""


class _NothingComes:
    """What asks the operating system in other loops."""

    def __init__(self, loop: TurnedLoop) -> None:
        self._loop = loop

    def select(self, timeout: float | None) -> tuple[()]:
        if timeout is None:
            raise RuntimeError("everybody waits for ever")
        self._loop.passes(max(timeout, A_TICK))
        return ()


# sets of tasks and futures are walked by their hash: without a number, that is where they lie


class _NumberedFuture(asyncio.Future[Any]):
    def __init__(self, number: int, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop=loop)
        self._number = number

    def __hash__(self) -> int:
        return self._number


class _NumberedTask(asyncio.Task[Any]):
    def __init__(
        self,
        number: int,
        coroutine: Any,
        loop: asyncio.AbstractEventLoop,
        context: Context | None,
    ) -> None:
        self._number = number
        super().__init__(coroutine, loop=loop, context=context)

    def __hash__(self) -> int:
        return self._number


def run_on(loop: TurnedLoop, main: Coroutine[Any, Any, T]) -> T:
    """Run to the end, then break off whatever is left."""
    try:
        return loop.run_until_complete(main)
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left))
        loop.close()
