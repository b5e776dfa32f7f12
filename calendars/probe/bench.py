"""Where a calendar is tried out: every test event is remembered before it is made, and removed."""

import asyncio
import secrets
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import TypeVar

import httpx

from calendars.client.account import Account
from calendars.client.answers import ETag, Href, Object
from calendars.client.calendar import DONE, Calendar
from calendars.client.errors import CalendarError, Gone
from calendars.client.limits import STANDARD
from calendars.client.line import Line
from calendars.client.wire import ICALENDAR, Request
from calendars.convention.writing import write
from visits.replica import Look, Wanted

# in 2038 the clocks of servers that count seconds in 32 bits run out
AT = datetime(2037, 1, 2, 8, tzinfo=UTC)
LENGTH = timedelta(hours=1)
LABEL, ALIAS = "TEST", "Hembot provar kalendern, kan raderas"
PREFIX = "hembot-test-"
ANY = ETag("*")
PATIENCE = 60
"""Seconds for removing everything."""

T = TypeVar("T")


class Bench:
    """One calendar, and the test events in it. All coroutines raise CalendarError."""

    def __init__(self, line: Line, place: Href) -> None:
        self.line = line
        self.calendar = Calendar(line, place)
        self._made: list[Href] = []
        self._times: defaultdict[str, list[float]] = defaultdict(list)

    def test_event(self, look: Look = Look.OFFERED) -> Wanted:
        """With a UID of its own."""
        uid = f"{PREFIX}{secrets.token_hex(8)}@hembot"
        return Wanted(uid, AT, AT + LENGTH, look, LABEL, ALIAS)

    def href_of(self, wanted: Wanted) -> Href:
        return self.calendar.object_href(f"{wanted.uid}.ics")

    async def create(self, wanted: Wanted) -> ETag | None:
        href = self.href_of(wanted)
        self._made.append(href)
        text = write(wanted, None, stamp=AT)
        return await self.timed("a new event", self.calendar.create(href, text))

    async def get(self, wanted: Wanted) -> Object:
        return await self.timed("reading one", self.calendar.get(self.href_of(wanted)))

    async def replace(self, wanted: Wanted, onto: Object, etag: ETag) -> ETag | None:
        text = write(wanted, onto.text, stamp=AT)
        return await self.timed("changing one", self.calendar.replace(onto.href, text, etag))

    async def overwrites(self, wanted: Wanted) -> bool:
        """Whether the server makes an event anew that is there, though told not to."""
        headers = {"Content-Type": ICALENDAR, "If-None-Match": "*"}
        body = write(wanted, None, stamp=AT).encode()
        put = Request("PUT", self.href_of(wanted), self.line.limits.object, headers, body)
        return (await _to_the_end(self.line.tell(put))).status in DONE

    async def edit(self, wanted: Wanted) -> None:
        """Change it as it lies there."""
        there = await self.get(wanted)
        await self.replace(wanted, there, there.etag or ANY)

    async def timed(self, what: str, doing: Awaitable[T]) -> T:
        began = time.perf_counter()
        done = await _to_the_end(doing)
        self._times[what].append(1000 * (time.perf_counter() - began))
        return done

    @property
    def milliseconds(self) -> dict[str, float]:
        """The middle one of the times that each kind of request took."""
        return {what: median(times) for what, times in self._times.items()}

    async def sweep(self) -> None:
        """Remove what an earlier trial had to leave, because it was killed."""
        with suppress(CalendarError):  # not every server can be asked
            found = await self.calendar.busy_between(AT, AT + LENGTH)
            self._made += [one.href for one in found.values() if PREFIX in one.href]
            await self.clear()

    async def clear(self) -> bool:
        """Remove every test event; False if one may be left."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while self._made:
                    if not await self._is_removed(self._made[-1]):
                        return False
                    self._made.pop()
        return not self._made

    async def _is_removed(self, href: Href) -> bool:
        for _ in range(2):
            try:
                there = await self.calendar.get(href)
                await self.calendar.delete(href, there.etag or ANY)
            except Gone:
                return True
            except CalendarError:  # changed meanwhile, or nobody knows
                continue
            else:
                return True
        return False


async def _to_the_end(doing: Awaitable[T]) -> T:
    """What is broken off may still take effect, when everything was cleared already."""
    task = asyncio.ensure_future(doing)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


@asynccontextmanager
async def line_to(account: Account) -> AsyncIterator[Line]:
    """One request at a time."""
    async with httpx.AsyncHTTPTransport() as http:
        yield Line(http, account, asyncio.Semaphore(1), STANDARD)
