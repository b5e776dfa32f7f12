"""The town and its people, for every test that talks to Hembot through the front door."""

import asyncio
import gc
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
import uvicorn
from aiogram.methods import AnswerCallbackQuery, EditMessageText, Response, SendMessage
from hypothesis import settings

from hembot.demo import cast
from tests.resident import Resident
from tests.town import Town, town_in

# a busy computer is no reason to fail
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")


@pytest.fixture(scope="session")
def kept() -> Iterator[None]:
    """What was imported need not be collected, or looked through, again and again."""
    # aiogram makes these models anew, 20 ms each, whenever the garbage collector took them
    methods = (AnswerCallbackQuery, EditMessageText, SendMessage)
    models = [Response[method.__returning__] for method in methods]  # type: ignore[name-defined]
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    del models


@pytest.fixture
def hurry(kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Takes away the waits that no town needs."""
    # every client reads all of the world's certificates anew, and nobody here speaks TLS
    monkeypatch.setattr(ssl, "create_default_context", _tls)
    # uvicorn sleeps for 100 ms before it looks whether anything is left to wait for
    monkeypatch.setattr(uvicorn.Server, "shutdown", _shut_down_at_once)


_tls = cache(ssl.create_default_context)


async def _shut_down_at_once(
    server: uvicorn.Server, sockets: list[socket.socket] | None = None
) -> None:
    for listening in server.servers:
        listening.close()
    for listener in sockets or ():
        listener.close()
    for connection in list(server.server_state.connections):
        connection.shutdown()
    while server.server_state.connections or server.server_state.tasks:
        await asyncio.sleep(0.001)
    await server.lifespan.shutdown()


@pytest.fixture
async def town(tmp_path: Path, hurry: None) -> AsyncIterator[Town]:
    async with town_in(tmp_path) as town:
        yield town


@pytest.fixture
def amina(town: Town) -> Resident:
    return town.resident(cast.AMINA)


@pytest.fixture
def yusuf(town: Town) -> Resident:
    return town.resident(cast.YUSUF)


@pytest.fixture
def anna(town: Town) -> Resident:
    return town.resident(cast.ANNA)


@pytest.fixture
def samira(town: Town) -> Resident:
    return town.resident(cast.SAMIRA)


@pytest.fixture
def karin(town: Town) -> Resident:
    return town.resident(cast.KARIN)


@pytest.fixture
def elin(town: Town) -> Resident:
    return town.resident(cast.ELIN)


@pytest.fixture
def grace(town: Town) -> Resident:
    return town.resident(cast.GRACE)
