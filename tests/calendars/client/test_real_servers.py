"""What we ask of a calendar server, asked of Radicale and of Xandikos."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from calendars.client.account import Account
from calendars.client.answers import ETag, SyncToken
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.errors import CollectionGone, Conflict, Gone
from calendars.client.session import Session
from tests.calendars.events import event, lines
from tests.calendars.servers import RealServer

UID = "4711.1.nurse@hembot"
NAME = f"{UID}.ics"
NINE = datetime(2026, 3, 3, 8, tzinfo=UTC)


async def test_what_was_written_is_read_again(calendar: Calendar) -> None:
    href = calendar.object_href(NAME)
    text = event(UID)

    etag = await calendar.create(href, text)

    read = await calendar.get(href)
    assert read.etag == etag
    assert lines(text) <= lines(read.text)


async def test_a_new_object_is_a_change_under_the_path_it_was_written_to(
    calendar: Calendar,
) -> None:
    before = await calendar.changes()
    href = calendar.object_href(NAME)

    etag = await calendar.create(href, event(UID))

    changes = await calendar.changes(before.token)
    assert (dict(changes.changed), changes.is_whole) == ({href: etag}, False)


async def test_nothing_new_is_no_change(calendar: Calendar) -> None:
    await calendar.create(calendar.object_href(NAME), event(UID))
    seen = await calendar.changes()

    again = await calendar.changes(seen.token)

    assert (dict(again.changed), again.deleted, again.token) == ({}, frozenset(), seen.token)


async def test_a_deleted_object_is_told_as_deleted(calendar: Calendar) -> None:
    href = calendar.object_href(NAME)
    etag = await written(calendar, NAME, event(UID))
    seen = await calendar.changes()

    await calendar.delete(href, etag)

    changes = await calendar.changes(seen.token)
    assert (dict(changes.changed), changes.deleted) == ({}, frozenset({href}))


async def test_a_changed_object_is_told_with_its_new_etag(calendar: Calendar) -> None:
    href = calendar.object_href(NAME)
    etag = await written(calendar, NAME, event(UID))
    seen = await calendar.changes()

    new = await calendar.replace(href, event(UID, "INSTÄLLT · Hembesök"), etag)

    changes = await calendar.changes(seen.token)
    assert dict(changes.changed) == {href: new}
    assert new != etag


@pytest.mark.parametrize("unknown", ["sync:http://example.org/never-given", "sync:nonsense"])
async def test_a_token_that_nobody_gave_gives_everything(calendar: Calendar, unknown: str) -> None:
    etag = await written(calendar, NAME, event(UID))

    changes = await calendar.changes(SyncToken(unknown))

    assert changes.is_whole
    assert dict(changes.changed) == {calendar.object_href(NAME): etag}


async def test_the_listing_by_ctag_agrees_with_the_listing_by_token(calendar: Calendar) -> None:
    """What a server without sync-collection would be asked, asked of one that has it."""
    await written(calendar, NAME, event(UID))

    by_ctag = await calendar.changes(SyncToken("ctag:another"))

    assert by_ctag.changed == (await calendar.changes()).changed
    assert by_ctag.token is not None
    assert not (await calendar.changes(by_ctag.token)).changed


async def test_many_objects_are_fetched_at_once_and_the_missing_left_out(
    calendar: Calendar,
) -> None:
    names = [f"{number}@hembot.ics" for number in range(3)]
    for name in names:
        await written(calendar, name, event(name.removesuffix(".ics")))
    hrefs = [calendar.object_href(name) for name in names]

    found = await calendar.fetch([*hrefs, calendar.object_href("nobody.ics")])

    assert set(found) == set(hrefs)
    assert all(f"UID:{number}@hembot" in found[href].text for number, href in enumerate(hrefs))
    assert {href: object.etag for href, object in found.items()} == (
        await calendar.changes()
    ).changed


async def test_a_second_object_at_the_same_path_is_a_conflict(calendar: Calendar) -> None:
    await written(calendar, NAME, event(UID))

    with pytest.raises(Conflict):
        await calendar.create(calendar.object_href(NAME), event(UID))


async def test_an_object_that_staff_changed_is_not_overwritten(calendar: Calendar) -> None:
    href = calendar.object_href(NAME)
    seen = await written(calendar, NAME, event(UID))
    await calendar.replace(href, event(UID, "Flyttat av Anna"), seen)

    with pytest.raises(Conflict):
        await calendar.replace(href, event(UID, "Flyttat av oss"), seen)

    assert "Flyttat av Anna" in (await calendar.get(href)).text


async def test_an_object_that_staff_changed_is_not_deleted(calendar: Calendar) -> None:
    href = calendar.object_href(NAME)
    seen = await written(calendar, NAME, event(UID))
    await calendar.replace(href, event(UID, "Flyttat av Anna"), seen)

    with pytest.raises(Conflict):
        await calendar.delete(href, seen)


async def test_an_object_that_staff_deleted_does_not_come_back(calendar: Calendar) -> None:
    href = calendar.object_href(NAME)
    seen = await written(calendar, NAME, event(UID))
    await calendar.delete(href, seen)

    with pytest.raises((Conflict, Gone)):
        await calendar.replace(href, event(UID), seen)

    assert not (await calendar.changes()).changed


async def test_an_object_that_is_gone_says_so(calendar: Calendar) -> None:
    with pytest.raises(Gone):
        await calendar.get(calendar.object_href(NAME))


async def test_deleting_twice_says_that_it_is_gone(calendar: Calendar) -> None:
    seen = await written(calendar, NAME, event(UID))
    await calendar.delete(calendar.object_href(NAME), seen)

    with pytest.raises((Gone, Conflict)):
        await calendar.delete(calendar.object_href(NAME), seen)


async def test_a_calendar_that_is_away_is_never_an_empty_one(
    session: Session, server: RealServer
) -> None:
    nowhere = session.calendar(server.new_path())
    href = nowhere.object_href(NAME)

    questions: list[Callable[[], Awaitable[object]]] = [
        partial(nowhere.changes),
        partial(nowhere.changes, SyncToken("ctag:old")),
        partial(nowhere.get, href),
        partial(nowhere.fetch, [href]),
        partial(nowhere.create, href, event(UID)),
        partial(nowhere.replace, href, event(UID), ETag('"old"')),
        partial(nowhere.delete, href, ETag('"old"')),
        partial(nowhere.busy_between, NINE, NINE + timedelta(hours=1)),
    ]
    for ask in questions:
        with pytest.raises(CollectionGone):
            await ask()


async def test_the_events_that_touch_a_time_are_found(calendar: Calendar) -> None:
    await written(calendar, "at-nine.ics", event("at-nine"))
    weekly = event(
        "weekly", start="20260106T080000Z", end="20260106T090000Z", more="RRULE:FREQ=WEEKLY\n"
    )
    await written(calendar, "weekly.ics", weekly)
    later = event("later", start="20260303T091500Z", end="20260303T100000Z")
    await written(calendar, "later.ics", later)

    found = await calendar.busy_between(NINE, NINE + timedelta(hours=1))

    assert set(found) == {calendar.object_href(name) for name in ("at-nine.ics", "weekly.ics")}
    assert "RRULE:FREQ=WEEKLY" in found[calendar.object_href("weekly.ics")].text


async def test_a_made_calendar_is_found_with_its_name(session: Session, server: RealServer) -> None:
    path = server.new_path()

    await session.make_calendar(path, "Hembesök <Anna & Samira>")

    found = {calendar.href: calendar for calendar in await session.discover()}[path]  # type: ignore[index]
    assert found.name == "Hembesök <Anna & Samira>"
    assert found.components == {"VEVENT"}
    assert (found.can_sync, found.may_write) == (True, True)


async def test_a_calendar_is_made_once(
    session: Session, server: RealServer, calendar: Calendar
) -> None:
    with pytest.raises(Conflict):
        await session.make_calendar(calendar.href, "En till")
    with pytest.raises(Conflict):
        await session.make_collection(calendar.href)


async def test_the_calendars_are_found_from_any_address_on_the_server(
    client: Client, server: RealServer, calendar: Calendar
) -> None:
    """From the root, from the folder of calendars, and from one calendar."""
    for path in ("", "/", server.home, calendar.href):
        given = Account(server.url + path, server.account.user, server.account.secret)

        found = await client.sign_in(given).discover()

        assert calendar.href in {calendar.href for calendar in found}


async def test_the_ctag_of_a_found_calendar_changes_with_it(
    session: Session, calendar: Calendar
) -> None:
    before = await ctag(session, calendar)
    await written(calendar, NAME, event(UID))

    assert await ctag(session, calendar) != before


async def ctag(session: Session, calendar: Calendar) -> str:
    found = {found.href: found.ctag for found in await session.discover()}[calendar.href]
    assert found is not None
    return found


async def written(calendar: Calendar, name: str, text: str) -> ETag:
    etag = await calendar.create(calendar.object_href(name), text)
    assert etag is not None  # both servers tell it
    return etag
