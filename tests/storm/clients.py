"""What stands in for both libraries' HTTP clients: the same calls, without a network."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

import aiohttp
import httpx
from aiogram.client.telegram import TelegramAPIServer
from starlette.types import ASGIApp
from telegram.request import HTTPXRequest

from bot.lean_session import LeanSession
from tests.storm.exchange import Reset, ask
from tests.storm.fate import SAYING, Fate
from visits.notice import Notice

API = "http://telegram.invalid"
JSON = "application/json"
FASTEST, SLOWEST = 0.01, 0.3


@dataclass
class Wire:
    """The way to Telegram and back, which takes some time; on it one's fate may strike."""

    app: ASGIApp
    fate: Fate
    chance: random.Random

    async def post(
        self, url: str, body: bytes, kind: str, meant: Notice | None = None
    ) -> tuple[int, bytes]:
        path = urlsplit(url).path
        method = path.rpartition("/")[2]
        await asyncio.sleep(self.chance.uniform(FASTEST, SLOWEST))
        self.fate.passes(f"before {method} is heard")
        answer = await ask(self.app, path, body, kind, meant=meant)
        await asyncio.sleep(self.chance.uniform(FASTEST, SLOWEST))
        self.fate.passes(f"before the answer to {method} is heard")
        return answer


class Listening:
    """For aiogram's session and our own polling: as much of `aiohttp.ClientSession` as they use."""

    closed = False

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    @asynccontextmanager
    async def post(
        self,
        url: str,
        *,
        timeout: aiohttp.ClientTimeout,
        data: str | aiohttp.FormData = "",
        json: object = None,
        headers: object = None,
    ) -> AsyncIterator["Heard"]:
        body, kind = await _sent(data if json is None else _dumped(json))
        try:
            async with asyncio.timeout(timeout.total):
                heard = Heard(*await self._wire.post(url, body, kind))
        except Reset:
            raise aiohttp.ServerDisconnectedError from None
        yield heard


@dataclass(frozen=True)
class Heard:
    """As much of an `aiohttp.ClientResponse` as is looked at."""

    status: int
    body: bytes

    async def text(self) -> str:
        return self.body.decode()

    async def json(self, *, content_type: None) -> Any:
        return json.loads(self.body)


class StormSession(LeanSession):
    """Our own session, over this wire."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(api=TelegramAPIServer.from_base(API))
        self._wire = wire

    async def create_session(self) -> aiohttp.ClientSession:
        return cast("aiohttp.ClientSession", Listening(self._wire))

    async def close(self) -> None:
        """Nothing is open."""


class Speaking(httpx.AsyncBaseTransport):
    """For python-telegram-bot's own request class; the notice that is being said goes along."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        kind = request.headers.get("content-type", "")
        meant = SAYING.get()
        try:
            async with asyncio.timeout(request.extensions["timeout"]["read"]):
                sent = await request.aread()
                status, body = await self._wire.post(str(request.url), sent, kind, meant)
        except TimeoutError:
            raise httpx.ReadTimeout("", request=request) from None
        except Reset:
            raise httpx.ReadError("", request=request) from None
        return httpx.Response(status, content=body)


def speaking_request(wire: Wire, *, seconds: float) -> HTTPXRequest:
    return HTTPXRequest(read_timeout=seconds, httpx_kwargs={"transport": Speaking(wire)})


@asynccontextmanager
async def listening(wire: Wire) -> AsyncIterator[aiohttp.ClientSession]:
    yield cast("aiohttp.ClientSession", Listening(wire))


async def _sent(data: str | aiohttp.FormData) -> tuple[bytes, str]:
    """What goes over the wire, and of which kind it is."""
    if isinstance(data, str):
        return data.encode(), JSON
    form = data()
    return await form.as_bytes(), form.headers["Content-Type"]


def _dumped(what: object) -> str:
    return json.dumps(what)
