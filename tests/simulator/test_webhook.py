"""Updates are sent to the bot's webhook."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hembot.serve import serving
from simulator.app import build
from simulator.phone import Phone
from simulator.world import World
from tests.simulator.conftest import TOKEN

SECRET = "long-and-secret_42"


class Ear:
    """A bot behind a webhook; it fails as often as it is told to."""

    def __init__(self) -> None:
        self.heard: list[tuple[str | None, Any]] = []
        self.failures = 0

    async def hear(self, request: Request) -> Response:
        if self.failures:
            self.failures -= 1
            return Response(status_code=500)
        secret = request.headers.get("x-telegram-bot-api-secret-token")
        self.heard.append((secret, await request.json()))
        return Response()

    async def texts(self, count: int) -> list[str]:
        for _ in range(100):
            if len(self.heard) >= count:
                break
            await asyncio.sleep(0.02)
        return [update["message"]["text"] for _, update in self.heard]


@pytest.fixture
async def ear(world: World) -> AsyncIterator[Ear]:
    ear = Ear()
    behind = Starlette(routes=[Route("/telegram", ear.hear, methods=["POST"])])
    async with (
        serving(behind) as hook,
        serving(build(world)) as url,
        httpx.AsyncClient(base_url=f"{url}/bot{TOKEN}/", verify=False) as api,
    ):
        sent = {"url": f"{hook}/telegram", "secret_token": SECRET}
        assert (await api.post("setWebhook", json=sent)).json()["ok"]
        yield ear


async def test_an_update_arrives_with_the_secret(ear: Ear, amina: Phone, world: World) -> None:
    amina.types("Hej!")

    assert await ear.texts(1) == ["Hej!"]
    assert ear.heard[0][0] == SECRET
    await asyncio.sleep(0.05)
    assert world.updates.waiting == []


async def test_updates_arrive_in_order(ear: Ear, amina: Phone) -> None:
    for word in ("ett", "två", "tre"):
        amina.types(word)

    assert await ear.texts(3) == ["ett", "två", "tre"]


async def test_what_was_not_taken_is_sent_again(ear: Ear, amina: Phone, world: World) -> None:
    ear.failures = 2
    amina.types("Hej!")

    assert await ear.texts(1) == ["Hej!"]
    assert world.webhook
    said = "Wrong response from the webhook: 500 Internal Server Error"
    assert world.webhook.last_error_message == said
