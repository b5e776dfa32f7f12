"""The one client of a process: its connections, and the order before each server's door."""

import asyncio
from collections import defaultdict
from types import TracebackType
from typing import Self

import httpx

from calendars.client.account import Account
from calendars.client.limits import STANDARD, Limits
from calendars.client.line import Line
from calendars.client.session import Session


class Client:
    """Opened once, for all accounts: `async with Client() as client`.

    An organisation with a certificate authority of its own names it in SSL_CERT_FILE.
    """

    def __init__(self, limits: Limits = STANDARD) -> None:
        self._limits = limits
        self._gates: defaultdict[httpx.URL, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(limits.requests)
        )
        # not AsyncClient, which knows cookies, proxies, ~/.netrc, and reads each Location itself
        self._http = httpx.AsyncHTTPTransport(
            # a connection that the server closes just now would make a write's outcome unknown
            limits=httpx.Limits(max_keepalive_connections=10, keepalive_expiry=4)
        )

    async def __aenter__(self) -> Self:
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._http.__aexit__(kind, error, trace)

    def sign_in(self, account: Account) -> Session:
        """Talks to nobody yet: the login is shown with each request."""
        return Session(Line(self._http, account, self._gates[account.origin], self._limits))
