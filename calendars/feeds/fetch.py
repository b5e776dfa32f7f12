"""Fetches a feed from the web: politely, within bounds, and never from an internal network.

The connection goes to the very address that was checked: what the name means a moment later does
not matter.
"""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from calendars.client.errors import BadAnswer, TooLarge
from calendars.client.wire import Answer, read_answer
from calendars.feeds.addresses import Address, IsAllowed, addresses_of, checked, is_public
from calendars.feeds.reading import MOST_BYTES, TOO_LARGE
from calendars.feeds.troubles import BadAddress, FeedTrouble, Refused, Unreachable

USER_AGENT = "Hembot (open activities for families; asks once a day)"
ACCEPT = "text/calendar, application/json, text/csv;q=0.9, */*;q=0.1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
UNCHANGED = 304
MOST_REDIRECTS = 3
MOST_ADDRESSES = 3
LONGEST_WAIT = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Limits:
    """In seconds, and in bytes after unpacking."""

    total: float = 60
    connect: float = 10
    size: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Fetched:
    """What lies there now. `content` is None if it is as the caller knows it."""

    content: bytes | None
    etag: str | None = None
    last_modified: str | None = None


class Fetcher:
    """`is_allowed` says which computers may be asked; tests let it be this one."""

    def __init__(self, is_allowed: IsAllowed = is_public, limits: Limits | None = None) -> None:
        self._is_allowed = is_allowed
        self._limits = limits or Limits()
        self._tls = ssl.create_default_context()

    async def fetch(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Raises FeedTrouble. With what the server said the last time, it may say: as before."""
        headers = {"User-Agent": USER_AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip"}
        if etag is not None:
            headers["If-None-Match"] = etag
        if last_modified is not None:
            headers["If-Modified-Since"] = last_modified
        try:
            async with asyncio.timeout(self._limits.total):
                return _fetched(await self._follow(_url(address), headers))
        except TimeoutError:
            raise Unreachable("Servern svarar inte i tid.") from None
        except TooLarge:
            raise Refused(TOO_LARGE) from None
        except BadAnswer:
            raise Refused("Serverns svar är packat på ett sätt som inte går att läsa.") from None

    async def _follow(self, url: httpx.URL, headers: dict[str, str]) -> Answer:
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(url, headers)
            if answer.status not in REDIRECTS:
                return answer
            onward = _url(str(url.join(answer.headers.get("location", ""))))
            if (url.scheme, onward.scheme) == ("https", "http"):
                raise BadAddress("Servern pekar vidare till en adress utan kryptering.")
            url = onward
        raise Refused("Servern pekar vidare gång på gång. Skriv den adress där filen ligger.")

    async def _ask(self, url: httpx.URL, headers: dict[str, str]) -> Answer:
        """Of its addresses the first that answers."""
        addresses = (await addresses_of(url, self._is_allowed))[:MOST_ADDRESSES]
        for nth, address in enumerate(addresses, 1):
            try:
                return await self._ask_at(address, url, headers)
            except httpx.ConnectError as error:
                if nth == len(addresses):
                    raise _unreachable(error) from None
            except httpx.TransportError as error:
                raise _unreachable(error) from None
        raise AssertionError("a name has an address")

    async def _ask_at(self, address: Address, url: httpx.URL, headers: dict[str, str]) -> Answer:
        timeout = httpx.Timeout(self._limits.total, connect=self._limits.connect)
        request = httpx.Request(
            "GET",
            url.copy_with(host=str(address)),
            headers={"Host": url.netloc.decode("ascii"), **headers},
            # the certificate must be that of the name, not of the number
            extensions={"timeout": timeout.as_dict(), "sni_hostname": url.raw_host.decode("ascii")},
        )
        async with httpx.AsyncHTTPTransport(verify=self._tls, trust_env=False) as line:
            response = await line.handle_async_request(request)
            try:
                return await read_answer(response, self._limits.size)
            finally:
                await response.aclose()


def _url(address: str) -> httpx.URL:
    """Without what stands behind a #."""
    try:
        return checked(httpx.URL(address).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError):
        raise BadAddress("Adressen går inte att läsa.") from None


def _fetched(answer: Answer) -> Fetched:
    if answer.status == UNCHANGED:
        return Fetched(None)
    if answer.status != 200:
        raise _refusal(answer)
    return Fetched(answer.body, answer.headers.get("etag"), answer.headers.get("last-modified"))


def _refusal(answer: Answer) -> FeedTrouble:
    wait = _wait(answer.headers.get("retry-after", ""))
    if answer.status == 429 or answer.status >= 500:
        return Unreachable(
            f"Servern har för mycket att göra eller är trasig ({answer.status}).", wait
        )
    if answer.status in (401, 403):
        return Refused(
            f"Servern släpper inte in oss ({answer.status}). Be om en öppen adress.", wait
        )
    if answer.status in (404, 410):
        return Refused(
            f"Där finns ingen fil längre ({answer.status}). Be om den nya adressen.", wait
        )
    return Refused(f"Servern svarar inte med någon fil ({answer.status}).", wait)


def _wait(written: str) -> float | None:
    """Retry-After: seconds, or a moment."""
    if written.strip().isdecimal():
        return min(float(written.strip()[:9]), LONGEST_WAIT)
    with suppress(ValueError, TypeError, OverflowError):
        seconds = (parsedate_to_datetime(written) - datetime.now(UTC)).total_seconds()
        return min(max(seconds, 0.0), LONGEST_WAIT)
    return None


def _unreachable(error: Exception) -> Unreachable:
    if isinstance(error.__cause__, ssl.SSLError) or "certificate" in str(error).casefold():
        return Unreachable("Serverns certifikat går inte att lita på.")
    return Unreachable("Servern går inte att nå.")
