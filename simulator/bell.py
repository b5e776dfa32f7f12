"""Tells those who wait that something in the world has changed."""

import asyncio
from contextlib import suppress


class Bell:
    """Counts the changes and wakes everyone who waits for the next one."""

    def __init__(self) -> None:
        self.count = 0
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        self.count += 1
        for future in tuple(self._waiting):
            # Tests may act on the world from another thread than the server's.
            future.get_loop().call_soon_threadsafe(_wake, future)

    async def wait_beyond(self, count: int, seconds: float) -> None:
        """Return once more than `count` changes were counted, or when the time is over."""
        if self.count > count or seconds <= 0:
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(future, seconds)
        finally:
            self._waiting.discard(future)


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)
