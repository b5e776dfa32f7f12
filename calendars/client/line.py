"""The line to one server with one login: time-outs, redirects, second tries. No CalDAV here."""

import asyncio
import ssl
from typing import Any

import httpx

from calendars.client.account import Account, origin_of
from calendars.client.errors import (
    BadAnswer,
    Elsewhere,
    Temporary,
    TooManyRedirects,
    UnknownOutcome,
    Untrusted,
)
from calendars.client.limits import Limits
from calendars.client.wire import Answer, Request, read_answer

REDIRECTS = frozenset({301, 302, 307, 308})


class Line:
    """Every answer, whatever its status, is handed on; only no answer at all is an error."""

    def __init__(
        self,
        http: httpx.AsyncBaseTransport,
        account: Account,
        gate: asyncio.Semaphore,
        limits: Limits,
    ) -> None:
        self.account = account
        self.limits = limits
        self._http = http
        self._gate = gate

    async def ask(self, request: Request) -> Answer:
        """Read something: a lost connection is tried once more. Raises Temporary, BadAnswer."""
        try:
            async with asyncio.timeout(self.limits.total):
                try:
                    return await self._follow(request, _Flight())
                except httpx.TransportError:
                    await asyncio.sleep(self.limits.pause)
                    return await self._follow(request, _Flight())
        except (httpx.TransportError, TimeoutError):
            raise Temporary from None

    async def tell(self, request: Request) -> Answer:
        """Change something, once. Raises Temporary, UnknownOutcome, BadAnswer."""
        flight = _Flight()
        try:
            async with asyncio.timeout(self.limits.total):
                return await self._follow(request, flight)
        except (httpx.TransportError, TimeoutError):
            raise (UnknownOutcome if flight.has_begun else Temporary) from None

    async def _follow(self, request: Request, flight: "_Flight") -> Answer:
        url = self.account.origin.copy_with(raw_path=request.path.encode("ascii"))
        for _ in range(self.limits.redirects + 1):
            answer = await self._exchange(request, url, flight)
            if answer.status not in REDIRECTS:
                return answer
            url = self._next(url, answer.headers.get("location", ""))
            flight.has_begun = False  # what is redirected was not done
        raise TooManyRedirects

    async def _exchange(self, request: Request, url: httpx.URL, flight: "_Flight") -> Answer:
        timeout = httpx.Timeout(self.limits.total, connect=self.limits.connect)
        sending = httpx.Request(
            request.method,
            url,
            headers=request.as_headers(self.account.authorization),
            content=request.body or None,
            extensions={"timeout": timeout.as_dict(), "trace": flight},
        )
        async with self._gate:
            try:
                response = await self._http.handle_async_request(sending)
            except httpx.LocalProtocolError:  # an ETag that cannot be echoed
                raise BadAnswer from None
            except httpx.ConnectError as error:
                if _is_untrusted(error):
                    raise Untrusted from None
                raise
            try:
                return await read_answer(response, request.cap)
            finally:
                await response.aclose()

    def _next(self, url: httpx.URL, location: str) -> httpx.URL:
        """Where a redirect leads. Our login goes nowhere but to its own origin."""
        if not location:
            raise BadAnswer
        try:
            target = url.join(location)
            origin = origin_of(target)
        except httpx.InvalidURL:
            raise BadAnswer from None
        if origin != self.account.origin:
            raise Elsewhere(str(origin))
        return origin.copy_with(raw_path=target.raw_path)


class _Flight:
    """Whether the first octet of the request has left us, as httpcore tells."""

    has_begun = False

    async def __call__(self, event: str, _: dict[str, Any]) -> None:
        if event.endswith("send_request_headers.started"):
            self.has_begun = True


def _is_untrusted(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
