"""What another CalDAV client sees of what we write, and we of what it writes."""

from collections.abc import Iterator
from typing import Any

import pytest
from caldav import DAVClient
from caldav.collection import Calendar as TheirCalendar

from calendars.client.calendar import Calendar
from tests.calendars.events import event, lines
from tests.calendars.servers import RealServer

UID = "4711.1.nurse@hembot"


@pytest.fixture
def theirs(server: RealServer, calendar: Calendar) -> Iterator[Any]:
    """The same calendar through the other client."""
    # their types leave open whether a call is a coroutine
    make: Any = DAVClient
    with make(
        url=server.url,
        username=server.account.user,
        password=server.account.secret,
        auth_type="basic",
    ) as client:
        yield TheirCalendar(client=client, url=server.url + calendar.href)


async def test_they_read_what_we_write(calendar: Calendar, theirs: Any) -> None:
    text = event(UID)

    await calendar.create(calendar.object_href(f"{UID}.ics"), text)

    assert [lines(found.data) >= lines(text) for found in theirs.events()] == [True]


async def test_we_see_and_read_what_they_write(calendar: Calendar, theirs: Any) -> None:
    before = await calendar.changes()
    text = event("from.them@phone", "Fika")

    theirs.add_event(text)

    [(href, etag)] = (await calendar.changes(before.token)).changed.items()
    found = (await calendar.fetch([href]))[href]
    assert found.etag == etag
    assert lines(found.text) >= lines(text)


async def test_we_see_what_they_change(calendar: Calendar, theirs: Any) -> None:
    href = calendar.object_href(f"{UID}.ics")
    etag = await calendar.create(href, event(UID))
    before = await calendar.changes()

    [found] = theirs.events()
    found.data = event(UID, "OK")
    found.save()

    changed = (await calendar.changes(before.token)).changed
    assert set(changed) == {href}
    assert changed[href] != etag


async def test_we_see_what_they_delete(calendar: Calendar, theirs: Any) -> None:
    href = calendar.object_href(f"{UID}.ics")
    await calendar.create(href, event(UID))
    before = await calendar.changes()

    [found] = theirs.events()
    found.delete()

    assert (await calendar.changes(before.token)).deleted == {href}


async def test_they_list_the_same_objects(calendar: Calendar, theirs: Any) -> None:
    for number in range(3):
        await calendar.create(
            calendar.object_href(f"{number}.a@hembot.ics"), event(f"{number}.a@hembot")
        )

    listed = {str(found.url.path) for found in theirs.objects_by_sync_token()}

    assert {path.replace("@", "%40") for path in listed} == set((await calendar.changes()).changed)
