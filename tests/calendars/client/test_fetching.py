"""Every object is read somehow, and only what is surely gone is left out."""

import gzip
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from calendars.client.answers import ETag, Href, Object
from calendars.client.calendar import Calendar
from calendars.client.errors import BadAnswer, CollectionGone, Gone
from tests.calendars import stub as says
from tests.calendars.stub import Stub, answer, data, etag, multistatus, response

HOME = "/anna/visits/"
A, B = Href("/anna/visits/a.ics"), Href("/anna/visits/b.ics")
TEXT = "BEGIN:VCALENDAR\nEND:VCALENDAR"
FOLDER = response(HOME, "<D:resourcetype><D:collection/></D:resourcetype>")


async def test_a_server_without_multiget_is_asked_one_by_one(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", answer(400))
    stub.on("GET", answer(200, TEXT, ETag="1"))

    found = await odd.fetch([A, B])

    assert found == {A: Object(A, ETag("1"), TEXT), B: Object(B, ETag("1"), TEXT)}


async def test_an_object_that_spoils_the_answer_does_not_hide_the_others(
    stub: Stub, odd: Calendar
) -> None:
    """A control character in somebody's event makes XML of it that nobody can read."""
    stub.on("REPORT", multistatus(response(A, data("SUMMARY:\x0b"))))
    stub.on("GET", answer(200, "SUMMARY:\x0b"), answer(200, TEXT))

    found = await odd.fetch([A, B])

    assert (found[A].text, found[B].text) == ("SUMMARY:\x0b", TEXT)


async def test_an_object_that_the_answer_forgot_is_asked_for_alone(
    stub: Stub, odd: Calendar
) -> None:
    stub.on("REPORT", multistatus(response(A, etag("1") + data(TEXT))))
    stub.on("GET", answer(200, TEXT, ETag="2"))

    found = await odd.fetch([A, B])

    assert found[B] == Object(B, ETag("2"), TEXT)


async def test_an_object_that_is_gone_is_left_out(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", multistatus(response(A, data(TEXT)), response(B, status=404)))

    assert set(await odd.fetch([A, B])) == {A}


async def test_objects_of_a_calendar_that_is_gone_are_not_just_gone(
    stub: Stub, odd: Calendar
) -> None:
    stub.on("REPORT", answer(404))
    stub.on("GET", answer(404))
    stub.on("PROPFIND", answer(404))

    with pytest.raises(CollectionGone):
        await odd.fetch([A])


async def test_a_single_object_that_is_gone_is_just_gone(stub: Stub, odd: Calendar) -> None:
    stub.on("GET", answer(404))
    stub.on("PROPFIND", multistatus(FOLDER))

    with pytest.raises(Gone):
        await odd.get(A)


UNREADABLE = {
    "too large": answer(200, "x" * 3_000),
    "no UTF-8": answer(200, "SUMMARY:Fika på".encode("latin-1")),
}


@pytest.mark.parametrize("reply", UNREADABLE.values(), ids=UNREADABLE.keys())
async def test_an_object_that_cannot_be_read_is_still_there(
    stub: Stub, odd: Calendar, reply: says.Reply
) -> None:
    stub.on("REPORT", answer(400))
    stub.on("GET", reply)

    assert (await odd.fetch([A]))[A].text == ""


async def test_a_large_object_among_others_is_still_there(stub: Stub, odd: Calendar) -> None:
    large, small = response(A, data("x" * 3_000)), response(B, data(TEXT))
    stub.on("REPORT", multistatus(large, small))

    found = await odd.fetch([A, B])

    assert (found[A].text, found[B].text) == ("", TEXT)


async def test_many_objects_are_fetched_in_batches(stub: Stub, odd: Calendar) -> None:
    hrefs = [odd.object_href(f"{number}.ics") for number in range(120)]
    stub.on("REPORT", multistatus(*(response(href, data(TEXT)) for href in hrefs)))

    assert set(await odd.fetch(hrefs)) == set(hrefs)

    assert [request.body.count("<D:href>") for request in stub.received] == [50, 50, 20]


async def test_a_login_page_is_no_object(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", says.login_page())
    stub.on("GET", says.login_page())

    with pytest.raises(BadAnswer):
        await odd.fetch([A])


async def test_a_time_is_asked_for_in_utc_and_never_expanded(stub: Stub, odd: Calendar) -> None:
    stub.on("REPORT", multistatus(response(A, etag("1") + data(TEXT))))
    zone = ZoneInfo("Europe/Stockholm")

    found = await odd.busy_between(
        datetime(2026, 3, 3, 9, tzinfo=zone), datetime(2026, 7, 3, 9, tzinfo=zone)
    )

    assert set(found) == {A}
    asked = stub.received[0].body
    assert 'start="20260303T080000Z" end="20260703T070000Z"' in asked
    assert "expand" not in asked


async def test_events_that_are_only_named_are_fetched(stub: Stub, odd: Calendar) -> None:
    named, whole = response(A, etag("1")), response(A, etag("1") + data(TEXT))
    stub.on("REPORT", multistatus(named), multistatus(whole))
    now = datetime(2026, 3, 3, 9, tzinfo=UTC)

    assert await odd.busy_between(now, now) == {A: Object(A, ETag("1"), TEXT)}


async def test_an_answer_in_gzip_is_unpacked(stub: Stub, odd: Calendar) -> None:
    packed = gzip.compress(b"BEGIN:VCALENDAR")
    stub.on("GET", answer(200, packed, Content_Encoding="gzip"))

    assert (await odd.get(A)).text == "BEGIN:VCALENDAR"
