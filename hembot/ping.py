"""A sign of life, sent while all jobs are being done: who misses it raises the alarm."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import aiohttp
from pydantic import SecretStr

log = logging.getLogger(__name__)

MINUTE = 60.0
TIMEOUT = 10.0  # seconds
TOLD_EVERY = timedelta(hours=1)
SUCCESS = 2  # hundred and something


class Ping:
    """Asks for `url` again and again; whatever the answer, nothing else takes notice of it.

    The address is a secret: who knows it can keep the alarm from ringing. No log names it.
    """

    def __init__(
        self,
        url: SecretStr,
        is_well: Callable[[], Awaitable[bool]],
        now: Callable[[], datetime],
        *,
        every: float = MINUTE,
        timeout: float = TIMEOUT,
    ) -> None:
        self._url = url
        self._is_well = is_well
        self._now = now
        self._every = every
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._told_at: datetime | None = None

    @asynccontextmanager
    async def going_on(self) -> AsyncIterator[None]:
        """While the block runs; not at its start, or a program that ends at once were alive."""
        pinging = asyncio.create_task(self._keep_on())
        try:
            yield
        finally:
            pinging.cancel()
            await asyncio.wait({pinging})
            await asyncio.sleep(0)  # aiohttp closes what was cut off in the loop's next turn

    async def _keep_on(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            try:
                if await self._is_well():
                    await self._send()
            except Exception as trouble:  # it is missed where it should have arrived
                self._tell(type(trouble).__name__)

    async def _send(self) -> None:
        url = self._url.get_secret_value()
        async with (
            aiohttp.ClientSession(timeout=self._timeout) as session,
            # not elsewhere: where it leads to need not be sealed
            session.get(url, allow_redirects=False) as answer,
        ):
            if answer.status // 100 != SUCCESS:
                self._tell(f"status {answer.status}")

    def _tell(self, why: str) -> None:
        if self._told_at is None or self._now() - self._told_at >= TOLD_EVERY:
            self._told_at = self._now()
            log.warning("the sign of life did not arrive: %s", why)
