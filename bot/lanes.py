"""One update at a time for each chat, chats side by side, not too many at once."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from storage.inbox import Received

MOST_AT_ONCE = 32


class Lanes:
    """Each chat that has something to do has a lane; it ends when the chat is quiet again."""

    def __init__(self, handle: Callable[[Received], Awaitable[None]]) -> None:
        self._handle = handle
        self._waiting: dict[int | None, deque[Received]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    def put(self, received: Received) -> None:
        """Hand an update to its chat's lane, behind those that came before it."""
        if received.chat_id in self._waiting:
            self._waiting[received.chat_id].append(received)
            return
        self._waiting[received.chat_id] = deque((received,))
        task = asyncio.create_task(self._run(received.chat_id))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self) -> None:
        """Start nothing more; end what is being handled. What waits stays in the inbox."""
        for waiting in self._waiting.values():
            waiting.clear()
        while self._running:
            await asyncio.wait(set(self._running))

    @property
    def busy(self) -> bool:
        return bool(self._running)

    async def _run(self, chat_id: int | None) -> None:
        waiting = self._waiting[chat_id]
        try:
            while waiting:
                received = waiting.popleft()
                async with self._places:
                    await self._handle(received)
        finally:
            del self._waiting[chat_id]
