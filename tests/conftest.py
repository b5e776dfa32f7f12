"""The town and its people, for every test that talks to Hembot through the front door."""

import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from hembot.demo import cast
from tests.town import Resident, Town, town_in

# a busy computer is no reason to fail
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")


@pytest.fixture(scope="session")
def hurry() -> Iterator[None]:
    """Two waits that no town needs, taken away."""
    with pytest.MonkeyPatch.context() as patched:
        # every client reads all of the world's certificates anew, and nobody here speaks TLS
        patched.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        # each answer of the stand-in would wait 40 ms for the client to acknowledge its headers
        patched.setattr(socket, "create_server", _without_delay(socket.create_server))
        yield


def _without_delay(
    create_server: Callable[..., socket.socket],
) -> Callable[..., socket.socket]:
    def create(*args: Any, **kwargs: Any) -> socket.socket:
        listener = create_server(*args, **kwargs)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener

    return create


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
