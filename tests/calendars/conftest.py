"""Real calendar servers, and a client for them."""

import ssl
from collections.abc import AsyncIterator, Iterator
from functools import cache

import pytest

from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.limits import Limits
from calendars.client.session import Session
from tests.calendars.servers import RealServer, real_radicale, real_xandikos
from tests.calendars.stub import Stub, misbehaving


@pytest.fixture(scope="session")
def radicale_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture(scope="session")
def xandikos_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    with real_xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        yield server


@pytest.fixture(params=["radicale", "xandikos"])
def server(request: pytest.FixtureRequest) -> RealServer:
    """Each real server in turn."""
    found = request.getfixturevalue(f"{request.param}_server")
    assert isinstance(found, RealServer)
    return found


@pytest.fixture
def fast_client(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every client reads all of the world's certificates anew, and nobody here speaks TLS."""
    monkeypatch.setattr(ssl, "create_default_context", _tls)


_tls = cache(ssl.create_default_context)


@pytest.fixture
async def client(fast_client: None) -> AsyncIterator[Client]:
    async with Client() as client:
        yield client


@pytest.fixture
def session(client: Client, server: RealServer) -> Session:
    return client.sign_in(server.account)


@pytest.fixture
async def calendar(session: Session, server: RealServer) -> Calendar:
    """A new calendar on each real server in turn."""
    return await session.make_calendar(server.new_path(), "Hembesök")


@pytest.fixture
async def stub() -> AsyncIterator[Stub]:
    async with misbehaving() as stub:
        yield stub


@pytest.fixture
async def odd(fast_client: None, stub: Stub) -> AsyncIterator[Calendar]:
    """A calendar on the misbehaving server."""
    async with Client(Limits(pause=0.01, object=2_000)) as client:
        yield client.sign_in(stub.account).calendar("/anna/visits/")


@pytest.fixture
async def hasty(fast_client: None, stub: Stub) -> AsyncIterator[Calendar]:
    """The same for somebody who soon loses patience."""
    async with Client(Limits(total=0.25, pause=0.01)) as client:
        yield client.sign_in(stub.account).calendar("/anna/visits/")
