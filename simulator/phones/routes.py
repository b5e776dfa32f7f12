"""The page's own addresses: its files, its events, and what can be done on it."""

import asyncio
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from simulator.calendars import trouble as calendar_trouble
from simulator.calendars.routes import Calendars
from simulator.images import kind_of
from simulator.phone import Phone
from simulator.phones.actions import act, required_text
from simulator.phones.asked import json_of
from simulator.phones.events import events
from simulator.phones.guard import Guard
from simulator.phones.trouble import HANDLERS, UnknownPerson
from simulator.phones.turning import TURNS, Stops, moment_on_the_wall
from simulator.phones.view import time_view
from simulator.wire import Json
from simulator.world import World

STATIC = Path(__file__).parent / "static"


class Phones:
    """The page and everything that it asks for."""

    def __init__(self, world: World, calendars: Calendars, stops: Stops) -> None:
        self._world = world
        self._stops = stops
        self._turning = asyncio.Lock()
        self._calendars = calendars

    def app(self) -> Starlette:
        """All of it, with the guard around it."""
        routes: list[BaseRoute] = [
            Route("/", self.page),
            Mount("/phones/static", StaticFiles(directory=STATIC)),
            Route("/phones/events", self.events),
            Route("/phones/files/{id}", self.file),
            Route("/phones/clock", self.turn_clock, methods=["POST"]),
            Route("/phones/people", self.add_person, methods=["POST"]),
            Route("/phones/people/{id:int}/opens_mini_app", self.open, methods=["POST"]),
            Route("/phones/people/{id:int}/{action}", self.act, methods=["POST"]),
            *self._calendars.routes(),
        ]
        handlers = HANDLERS | calendar_trouble.HANDLERS
        return Starlette(routes=routes, middleware=[Middleware(Guard)], exception_handlers=handlers)

    async def page(self, request: Request) -> Response:
        return FileResponse(STATIC / "page.html")

    async def events(self, request: Request) -> Response:
        return StreamingResponse(events(self._world), media_type="text/event-stream")

    async def file(self, request: Request) -> Response:
        """A picture or a document that the bot has sent."""
        content = self._world.files.get(request.path_params["id"])
        if content is None:
            return Response(status_code=404)
        return Response(content, media_type=kind_of(content))

    async def add_person(self, request: Request) -> Response:
        body = await json_of(request)
        name, language = required_text(body, "first_name"), required_text(body, "language_code")
        return JSONResponse({"id": self._world.add_newcomer(name.strip(), language).id})

    async def act(self, request: Request) -> Response:
        body = await json_of(request)
        act(self._phone(request), request.path_params["action"], body)
        return JSONResponse({})

    async def open(self, request: Request) -> Response:
        """Where the Mini App of this phone's menu button is, for this person and this moment."""
        await json_of(request)
        return JSONResponse({"address": self._phone(request).opens_mini_app()})

    async def turn_clock(self, request: Request) -> Response:
        """One turn at a time; the next begins where the clock is then."""
        clock, body = self._world.clock, await json_of(request)
        async with self._turning:
            async for moment in self._stops(_moment(body, clock.now())):
                clock.turn_to(moment)
                self._world.bell.ring()
        return JSONResponse(time_view(self._world))

    def _phone(self, request: Request) -> Phone:
        id = request.path_params["id"]
        if id not in self._world.chats:
            raise UnknownPerson(id)
        return self._world.person(id)


def _moment(body: Json, now: datetime) -> datetime:
    turn = TURNS.get(str(body.get("turn")))
    return turn(now) if turn else moment_on_the_wall(required_text(body, "to"), now)
