"""A calendar as Hembot reaches it: with faults on the way, and somebody who watches each write."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from calendars.client.account import Account
from calendars.client.answers import Changes, ETag, Href, Object, SyncToken
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.errors import (
    AuthRefused,
    CollectionGone,
    Conflict,
    Gone,
    Temporary,
    UnknownOutcome,
)
from calendars.client.session import Session
from tests.calendars.reconciliation.event import Event
from tests.calendars.reconciliation.fate import Fate
from tests.calendars.reconciliation.record import Record
from tests.calendars.reconciliation.weather import Fault, Sky, Weather
from visits.polled import Polled

MARK = re.compile(r"STAFF-\d+")
AWAY = {Sky.DOWN: Temporary, Sky.REFUSES: AuthRefused, Sky.VANISHED: CollectionGone}

T = TypeVar("T")


@dataclass
class Late:
    """A write that the server has put aside until it has answered so many other requests."""

    left: int
    href: Href
    text: str | None
    act: Callable[[], Awaitable[object]]


class Watched(Calendar):
    """`real` holds the objects; `meddle` lets its owner save something just before a write."""

    def __init__(self, real: Calendar, staff_id: int, weather: Weather, record: Record) -> None:
        self.href = real.href
        self.real = real
        self.staff_id = staff_id
        self.weather = weather
        self.fate = Fate(record.note, None)
        self.meddle: Callable[[Href], Awaitable[None]] = self._nobody_meddles
        self._record = record
        self._fetched: dict[tuple[Href, ETag | None], str] = {}
        self._settled: dict[Href, str] = {}
        self._late: list[Late] = []
        self._landed: dict[Href, set[str | None]] = {}
        self.known: dict[Href, str] = {}
        """What lies there as far as Hembot knows: read and stored, or written by itself."""

    async def changes(self, since: SyncToken | None = None) -> Changes:
        await self._reaches("asks for changes")
        if self.weather.sky is Sky.EMPTIED:
            return Changes({}, frozenset(), None, is_whole=True)
        return await self.real.changes(since)

    async def fetch(self, hrefs: Collection[Href]) -> dict[Href, Object]:
        await self._reaches("fetches")
        if self.weather.sky is Sky.EMPTIED:
            return {}
        found = await self.real.fetch(hrefs)
        self._fetched |= {(href, one.etag): one.text for href, one in found.items()}
        return found

    async def get(self, href: Href) -> Object:
        await self._reaches("gets")
        if self.weather.sky is Sky.EMPTIED:
            raise Gone
        return await self.real.get(href)

    async def create(self, href: Href, text: str) -> ETag | None:
        return await self._writes(href, text, lambda: self.real.create(href, text))

    async def replace(self, href: Href, text: str, etag: ETag) -> ETag | None:
        return await self._writes(href, text, lambda: self.real.replace(href, text, etag))

    async def delete(self, href: Href, etag: ETag) -> None:
        return await self._writes(href, None, lambda: self.real.delete(href, etag))

    def taken_in(self, polled: Polled, *, now: datetime) -> None:
        """What was read has been stored."""
        for found in polled.found:
            etag = ETag(found.etag) if found.etag else None
            text = self._fetched[Href(found.href), etag]
            self._learns(Href(found.href), text, now)
        gone = {href for href in self.known if href in polled.gone}
        if polled.is_whole:
            gone |= self.known.keys() - polled.hrefs
        for href in gone:
            self._learns(Href(href), None, now)

    def _learns(self, href: Href, text: str | None, now: datetime) -> None:
        before = self.known.pop(href, None)
        if text is not None:
            self.known[href] = text
        is_our_own = self._landed.get(href) == {before, text}
        if before is None or is_our_own or not _says_something(before, text):
            return
        settled = self._settled.setdefault(href, before)
        self._record.pending.pop((self.staff_id, href), None)
        if _says_something(settled, text):
            self._record.pending[self.staff_id, href] = Event(before).uid, now

    async def _writes(self, href: Href, text: str | None, act: Callable[[], Awaitable[T]]) -> T:
        await self._reaches("writes")
        fault = self.weather.fault_of_a_write()
        if fault is Fault.BEFORE:
            raise self.weather.random.choice([Temporary(), UnknownOutcome()])
        if fault is Fault.LATE:
            self._late.append(Late(self.weather.lateness(), href, text, act))
            raise UnknownOutcome
        if self.weather.meddles():
            await self.meddle(href)
        there = await self._there(href)
        done = await act()
        self._wrote(href, there, text)
        self.fate.passes("after a write")
        if fault is Fault.AFTER:
            raise UnknownOutcome
        return done

    async def catches_up(self) -> None:
        """What the server has put aside is done now."""
        for late in self._late:
            late.left = 0
        await self._does_what_is_late()

    async def _does_what_is_late(self) -> None:
        for late in [late for late in self._late if late.left <= 0]:
            self._late.remove(late)
            there = await self._there(late.href)
            try:
                await late.act()
            except (Conflict, Gone):
                self._record.note(f"  too late {self.staff_id} {late.href}")
                continue
            self._record.note(f"  late {self.staff_id} {late.href}")
            self._landed[late.href] = {there, late.text}
            self._wrote(late.href, there, late.text)

    def _wrote(self, href: Href, there: str | None, text: str | None) -> None:
        self._record.writes += 1
        self._record.pending.pop((self.staff_id, href), None)
        self._record.last_saved.pop((self.staff_id, href), None)
        title = Event(text or there or "").title
        self._record.note(f"  {'writes' if text else 'removes'} {self.staff_id} {title!r} {href}")
        if there is not None:
            self._nothing_is_written_over_unseen(href, there)
        if there is not None and text is not None:
            lost = _marks(there) - _marks(text)
            if lost:
                self._record.breaks("what staff added stays", (href, lost))
        if text is None:
            self.known.pop(href, None)
            self._settled.pop(href, None)
        else:
            self.known[href] = self._settled[href] = text

    def _nothing_is_written_over_unseen(self, href: Href, there: str) -> None:
        known = self.known.get(href)
        if known is None or Event(known).gist != Event(there).gist:
            read = Event(known).gist if known else None
            lies = Event(there).gist
            self._record.breaks("nothing is written over unseen", (href, read, lies))

    async def _there(self, href: Href) -> str | None:
        try:
            return (await self.real.get(href)).text
        except Gone:
            return None

    async def _reaches(self, what: str) -> None:
        await asyncio.sleep(0)
        self.fate.passes(f"before it {what}")
        await self._does_what_is_late()
        for late in self._late:
            late.left -= 1
        if self.weather.sky in AWAY:
            raise AWAY[self.weather.sky]()
        is_read = what != "writes"
        if is_read and self.weather.fault() is not None:
            raise Temporary

    async def _nobody_meddles(self, href: Href) -> None: ...


def _says_something(before: str, after: str | None) -> bool:
    """Whether whoever changed it has said something by that that can be read."""
    if after is None:
        return True
    return (
        not Event(after).is_unreadable and Event(before).gist.gesture != Event(after).gist.gesture
    )


def _marks(text: str) -> set[str]:
    unfolded = text.replace("\r\n ", "")
    return set(MARK.findall(unfolded))


class Office(Client):
    """Signs in where the watched calendars are."""

    def __init__(self, calendars: dict[str, Watched]) -> None:
        self._watched = calendars

    def sign_in(self, account: Account) -> Session:
        return _SignedIn(self._watched)


class _SignedIn(Session):
    def __init__(self, calendars: dict[str, Watched]) -> None:
        self._watched = calendars

    def calendar(self, place: str) -> Calendar:
        return self._watched[place]
