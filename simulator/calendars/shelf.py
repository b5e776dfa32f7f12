"""What a calendar app keeps of one calendar, so that it has something to show at once."""

import asyncio
from collections.abc import Iterator
from datetime import datetime

from calendars.client.answers import ETag, Href, Object, SyncToken
from calendars.client.calendar import Calendar
from calendars.client.errors import CalendarError, Gone
from simulator.calendars.event import Event, read_event


class Shelf:
    """The objects as they were when the server last answered."""

    def __init__(self, calendar: Calendar) -> None:
        self.trouble: CalendarError | None = None
        """Why the last look did not succeed."""
        self._calendar = calendar
        self._token: SyncToken | None = None
        self._objects: dict[Href, Object] = {}
        self._events: dict[Href, Event] = {}
        self._looking = asyncio.Lock()

    async def look(self) -> None:
        """Ask the server what is new; where it does not answer, all stays as it was."""
        async with self._looking:
            try:
                await self._take_in()
                self.trouble = None
            except CalendarError as why:
                self.trouble = why

    def between(self, start: datetime, end: datetime) -> Iterator[Event]:
        return (event for event in self._events.values() if event.touches(start, end))

    async def add(self, uid: str, text: str) -> None:
        """Raises CalendarError, as all that follows."""
        await self._calendar.create(self._calendar.object_href(f"{uid}.ics"), text)

    async def read(self, href: str) -> str:
        """The file as it is now, and only of an object that was shown."""
        return (await self._calendar.get(self._known(href))).text

    async def replace(self, href: str, text: str, etag: str) -> None:
        """The ETag is that of the object that was shown: whoever changed it since is not lost."""
        await self._calendar.replace(self._known(href), text, ETag(etag))

    async def remove(self, href: str, etag: str) -> None:
        await self._calendar.delete(self._known(href), ETag(etag))

    async def _take_in(self) -> None:
        changes = await self._calendar.changes(self._token)
        news = changes.compared_with({one.href: one.etag for one in self._objects.values()})
        found = await self._calendar.fetch(sorted(news.changed))
        for href in (news.deleted | news.changed.keys()) - found.keys():
            self._objects.pop(href, None)
            self._events.pop(href, None)
        for href, one in found.items():
            self._put(href, one)
        self._token = changes.token

    def _put(self, href: Href, one: Object) -> None:
        self._objects[href] = one
        event = read_event(one)
        if event is not None:
            self._events[href] = event
        else:
            self._events.pop(href, None)

    def _known(self, href: str) -> Href:
        known = Href(href)
        if known not in self._objects:
            raise Gone
        return known
