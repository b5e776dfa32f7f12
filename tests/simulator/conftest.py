"""A world with two families' people in it, and one server for all tests of the Bot API."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from hembot.serve import serving
from simulator.app import build
from simulator.people import Bot
from simulator.phone import Phone
from simulator.world import World
from tests.simulator.clients import AiogramClient, Client, PtbClient

TOKEN = "7000001:AAHembotDemoTokenForTests_only-1234567"
BOT = Bot(TOKEN, 7_000_001, "hembot_demo_bot", "Hembot")
MONDAY = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
AMINA, YUSUF, ANNA = 7_001_001, 7_001_002, 7_001_003


class StillClock:
    """Stands still until somebody turns it."""

    def __init__(self, moment: datetime = MONDAY) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def turn_to(self, moment: datetime) -> None:
        assert moment >= self._moment
        self._moment = moment


class Switch:
    """One server for many tests: each test puts its own app in."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self.app
        await self.app(scope, receive, send)


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def world(clock: StillClock) -> World:
    world = World(BOT, clock)
    world.add_person(AMINA, "Amina", "ar", caption={"sv": "Mamma", "en": "Mother"}, shown=True)
    world.add_person(YUSUF, "Yusuf", "sv", caption={"sv": "Pappa", "en": "Father"}, shown=True)
    world.add_person(ANNA, "Anna", "sv", caption={"sv": "Sjuksköterska", "en": "Nurse"})
    return world


@pytest.fixture
def amina(world: World) -> Phone:
    """Amina has started the bot, and the bot has heard it."""
    phone = world.person(AMINA)
    phone.starts()
    world.updates.forget_all()
    return phone


@pytest.fixture
def yusuf(world: World) -> Phone:
    """Yusuf has not started the bot."""
    return world.person(YUSUF)


@pytest.fixture(scope="session")
def server() -> Iterator[tuple[Switch, str]]:
    switch, ready, stop = Switch(), threading.Event(), threading.Event()
    addresses: list[str] = []

    async def serve() -> None:
        switch.app = build(World(BOT, StillClock()))
        async with serving(switch) as url:
            addresses.append(url)
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    ready.wait()
    yield switch, addresses[0]
    stop.set()
    thread.join()


@pytest.fixture
def url(server: tuple[Switch, str], world: World) -> str:
    """Where this test's own world is served."""
    switch, address = server
    switch.app = build(world)
    return address


@pytest.fixture(params=[AiogramClient, PtbClient], ids=["aiogram", "ptb"])
async def client(request: pytest.FixtureRequest, url: str) -> AsyncIterator[Client]:
    """The bot's side, by each of the two libraries."""
    async with request.param(TOKEN, url) as client:
        yield client


@pytest.fixture
async def api(url: str) -> AsyncIterator[httpx.AsyncClient]:
    """The bot's side without a library."""
    async with httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}/", verify=False) as api:
        yield api
