"""Who may do what in the embedded Radicale."""

from contextlib import suppress

import httpx
import pytest

from calendars.client.account import Account
from calendars.client.answers import ETag
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.errors import AuthRefused, CollectionGone, Conflict
from calendars.radicale.folder import Folder
from calendars.radicale.passwords import read_passwords
from tests.calendars.events import event
from tests.calendars.servers import RealServer

FREE_BUSY = (
    '<C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">'
    '<C:time-range start="20260303T000000Z" end="20260304T000000Z"/></C:free-busy-query>'
)


@pytest.fixture
def people(radicale_server: RealServer) -> dict[str, Account]:
    passwords = read_passwords(Folder(radicale_server.root).passwords, [])
    return {user: Account(radicale_server.url, user, passwords[user]) for user in passwords}


@pytest.fixture
async def annas(client: Client, radicale_server: RealServer) -> Calendar:
    """Anna's calendar, with one event, as the bot sees it."""
    bot = client.sign_in(radicale_server.account)
    path = radicale_server.new_path().replace("hembot", "anna")
    with suppress(Conflict):
        await bot.make_collection("/anna/")
    calendar = await bot.make_calendar(path, "Anna")
    await calendar.create(calendar.object_href("a.ics"), event("a", "Hembesök F-0042"))
    return calendar


async def test_the_bot_writes_everywhere(annas: Calendar) -> None:
    assert "F-0042" in (await annas.get(annas.object_href("a.ics"))).text


async def test_staff_change_their_own_calendar(
    client: Client, people: dict[str, Account], annas: Calendar
) -> None:
    own = client.sign_in(people["anna"]).calendar(annas.href)
    seen = await own.get(own.object_href("a.ics"))
    assert seen.etag is not None

    await own.replace(seen.href, event("a", "OK"), seen.etag)

    assert "SUMMARY:OK" in (await annas.get(seen.href)).text


async def test_staff_find_their_own_calendars_and_no_others(
    client: Client, people: dict[str, Account], annas: Calendar
) -> None:
    hers = {found.href for found in await client.sign_in(people["anna"]).discover()}
    others = {found.href for found in await client.sign_in(people["samira"]).discover()}

    assert annas.href in hers
    assert annas.href not in others


async def test_colleagues_read_and_write_nothing(
    client: Client, people: dict[str, Account], annas: Calendar
) -> None:
    samira = client.sign_in(people["samira"]).calendar(annas.href)
    href = samira.object_href("a.ics")

    with pytest.raises(AuthRefused):
        await samira.get(href)
    with pytest.raises(AuthRefused):
        await samira.changes()
    with pytest.raises(AuthRefused):
        await samira.replace(href, event("a"), ETag("*"))


async def test_colleagues_see_when_somebody_is_busy_and_no_more(
    people: dict[str, Account], annas: Calendar
) -> None:
    samira = people["samira"]
    async with httpx.AsyncClient(auth=(samira.user, samira.secret), base_url=samira.url) as http:
        answer = await http.request("REPORT", annas.href, content=FREE_BUSY, headers={"Depth": "1"})

    assert answer.status_code == 200
    assert "20260303T080000Z" in answer.text
    assert "F-0042" not in answer.text


async def test_a_slip_does_not_delete_a_whole_calendar(
    people: dict[str, Account], annas: Calendar
) -> None:
    anna = people["anna"]
    async with httpx.AsyncClient(auth=(anna.user, anna.secret), base_url=anna.url) as http:
        answer = await http.delete(annas.href)

    assert answer.status_code == 403
    assert await annas.get(annas.object_href("a.ics"))


async def test_the_bot_may_delete_a_whole_calendar(
    radicale_server: RealServer, annas: Calendar
) -> None:
    bot = radicale_server.account
    async with httpx.AsyncClient(auth=(bot.user, bot.secret), base_url=bot.url) as http:
        await http.delete(annas.href)

    with pytest.raises(CollectionGone):
        await annas.changes()


@pytest.mark.parametrize("secret", ["fel", ""])
async def test_nobody_gets_in_without_the_password(
    client: Client, radicale_server: RealServer, annas: Calendar, secret: str
) -> None:
    stranger = client.sign_in(Account(radicale_server.url, "anna", secret))

    with pytest.raises(AuthRefused):
        await stranger.calendar(annas.href).changes()


async def test_nothing_is_overwritten_without_its_etag(
    people: dict[str, Account], annas: Calendar
) -> None:
    """Even a client that sends no condition cannot lose what somebody else has written."""
    anna = people["anna"]
    async with httpx.AsyncClient(auth=(anna.user, anna.secret), base_url=anna.url) as http:
        answer = await http.put(annas.object_href("a.ics"), content=event("a").encode())

    assert answer.status_code == 412
