"""One update at a time for each chat, chats side by side, not too many at once."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, Protocol, TypeVar

MOST_AT_ONCE = 32
GRACE_SECONDS = 3.0


class InChat(Protocol):
    @property
    def chat_id(self) -> int | None: ...


T = TypeVar("T", bound=InChat)


class Lanes(Generic[T]):
    """Each chat that has something to do has a lane; it ends when the chat is quiet again."""

    def __init__(self, handle: Callable[[T], Awaitable[None]]) -> None:
        self._handle = handle
        self._waiting: dict[int | None, deque[T]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    def put(self, thing: T) -> None:
        """Hand something to its chat's lane, behind what came before it."""
        if thing.chat_id in self._waiting:
            self._waiting[thing.chat_id].append(thing)
            return
        self._waiting[thing.chat_id] = deque((thing,))
        task = asyncio.create_task(self._run(thing.chat_id))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self, grace: float = GRACE_SECONDS) -> None:
        """Start nothing more; end what is being handled. What waits stays in the inbox.

        What then still hangs is broken off: what it has committed is kept, and so is what it owes.
        """
        for waiting in self._waiting.values():
            waiting.clear()
        if self._running:
            await asyncio.wait(set(self._running), timeout=grace)
        for task in self._running:
            task.cancel()
        while self._running:
            await asyncio.wait(set(self._running))

    @property
    def busy(self) -> bool:
        return bool(self._running)

    async def _run(self, chat_id: int | None) -> None:
        waiting = self._waiting[chat_id]
        try:
            while waiting:
                async with self._places:
                    if waiting:  # finish() may have emptied the lane meanwhile
                        await self._handle(waiting.popleft())
        finally:
            del self._waiting[chat_id]
