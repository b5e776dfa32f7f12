"""Calendars to try out, on real servers, and a way to see that nothing is left in them."""

from contextlib import suppress
from dataclasses import replace

import pytest

from calendars.client.account import Account
from calendars.client.client import Client
from calendars.client.errors import Conflict
from tests.calendars.servers import RealServer


async def empty_calendar(client: Client, server: RealServer) -> Account:
    """The account at a new calendar of its own."""
    session, path = client.sign_in(server.account), server.new_path()
    with suppress(Conflict):
        await session.make_collection(server.home)
    await session.make_calendar(path, "Hembesök")
    return replace(server.account, url=server.url + path)


async def left_in(client: Client, account: Account) -> list[str]:
    return list((await client.sign_in(account).calendar(account.url).changes()).changed)


@pytest.fixture
async def account(client: Client, server: RealServer) -> Account:
    """An empty calendar on each real server in turn."""
    return await empty_calendar(client, server)


@pytest.fixture
async def on_radicale(client: Client, radicale_server: RealServer) -> Account:
    return await empty_calendar(client, radicale_server)


@pytest.fixture(autouse=True)
def no_world(fast_client: None) -> None:
    """The trial makes connections of its own."""
