"""What the page may ask of the calendars: each answer comes from their servers, by CalDAV."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, timedelta
from uuid import uuid4

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from calendars.client.client import Client
from calendars.client.limits import Limits
from simulator.calendars.desk import Desk, Server
from simulator.calendars.editing import edited, when
from simulator.calendars.making import new_event
from simulator.calendars.shelf import Shelf
from simulator.calendars.times import midnight
from simulator.calendars.trouble import kind
from simulator.clock import Clock
from simulator.phones.actions import required_text
from simulator.phones.asked import json_of
from simulator.phones.trouble import Unclear
from simulator.wire import Json

A_WEEK = timedelta(days=7)
# somebody stands before the page and waits
IMPATIENT = Limits(total=10, connect=3)


class Calendars:
    """The desks of a page. A page without any asks for nothing but their list."""

    def __init__(self, desks: Sequence[Desk], clock: Clock) -> None:
        self._desks = desks
        self._clock = clock
        self._shelves: list[Shelf] = []
        self._switching = asyncio.Lock()

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        """Connections to the servers, for as long as the page is served. Raises BadAddress."""
        if not self._desks:
            yield
            return
        async with Client(IMPATIENT) as client:
            self._shelves = [
                Shelf(client.sign_in(desk.account).calendar(desk.calendar_url))
                for desk in self._desks
            ]
            yield

    def routes(self) -> list[BaseRoute]:
        here = "/phones/calendars"
        one = here + "/{desk:int}"
        return [
            Route(here, self.desks),
            Route(one, self.week),
            Route(f"{one}/add", self.add, methods=["POST"]),
            Route(f"{one}/change", self.change, methods=["POST"]),
            Route(f"{one}/remove", self.remove, methods=["POST"]),
            Route(f"{one}/server", self.switch, methods=["POST"]),
        ]

    async def desks(self, request: Request) -> Response:
        desks = [{"name": desk.name, "caption": dict(desk.caption)} for desk in self._desks]
        return JSONResponse({"desks": desks})

    async def week(self, request: Request) -> Response:
        """Seven days from `from`, as the calendar is at this moment."""
        first = _day(request.query_params.get("from", ""))
        shelf = self._shelf(request)
        await shelf.look()
        shown = shelf.between(midnight(first), midnight(first + A_WEEK))
        return JSONResponse(
            {
                "events": [event.view() for event in shown],
                "trouble": kind(shelf.trouble) if shelf.trouble else None,
                "server": _state(self._desk(request).server),
            }
        )

    async def add(self, request: Request) -> Response:
        body = await json_of(request)
        title, note = required_text(body, "title").strip(), str(body.get("note") or "")
        uid = str(uuid4())
        text = new_event(uid, title, note, when=when(body), now=self._clock.now())
        await self._shelf(request).add(uid, text)
        return JSONResponse({})

    async def change(self, request: Request) -> Response:
        body, shelf = await json_of(request), self._shelf(request)
        href, etag = _object(body)
        await shelf.replace(href, edited(await shelf.read(href), body), etag)
        return JSONResponse({})

    async def remove(self, request: Request) -> Response:
        href, etag = _object(await json_of(request))
        await self._shelf(request).remove(href, etag)
        return JSONResponse({})

    async def switch(self, request: Request) -> Response:
        wanted = (await json_of(request)).get("runs")
        server = self._desk(request).server
        if server is None or not isinstance(wanted, bool):
            raise Unclear("server")
        async with self._switching:
            if wanted != server.is_running():
                await (server.start if wanted else server.stop)()
        return JSONResponse({"server": _state(server)})

    def _desk(self, request: Request) -> Desk:
        return self._desks[self._number(request)]

    def _shelf(self, request: Request) -> Shelf:
        return self._shelves[self._number(request)]

    def _number(self, request: Request) -> int:
        number: int = request.path_params["desk"]
        if number >= len(self._shelves):
            raise Unclear("desk")
        return number


def _state(server: Server | None) -> Json | None:
    return None if server is None else {"runs": server.is_running()}


def _object(body: Json) -> tuple[str, str]:
    return required_text(body, "href"), required_text(body, "etag")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        return day if day < date.max - A_WEEK else date.max - A_WEEK
    except ValueError:
        raise Unclear("from") from None
