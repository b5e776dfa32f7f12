"""What is sent with a write: the ETag exactly as received, and no write over somebody else's."""

import pytest

from calendars.client.answers import ETag, Href, SyncToken
from calendars.client.calendar import Calendar
from calendars.client.errors import BadAnswer, Conflict
from tests.calendars.stub import Stub, answer, etag, multistatus, response, token

A = Href("/anna/visits/a.ics")
TEXT = "BEGIN:VCALENDAR\nEND:VCALENDAR"
KNOWN = SyncToken("sync:t1")


@pytest.mark.parametrize("told", ['W/"1"', "1", '"a%20b"', '"å"', "&quot;1&amp;2&quot;"])
async def test_an_etag_is_echoed_exactly_as_it_was_listed(
    stub: Stub, odd: Calendar, told: str
) -> None:
    stub.on("REPORT", multistatus(response(A, etag(told)), token("t2")))
    stub.on("PUT", answer(204))
    listed = (await odd.changes(KNOWN)).changed[A]
    assert listed is not None

    await odd.replace(A, TEXT, listed)

    assert listed == told.replace("&quot;", '"').replace("&amp;", "&")
    assert stub.received[-1].headers["if-match"] == listed


@pytest.mark.parametrize("told", ['W/"1"', "1", '"a%20b"', '"å"'])
async def test_an_etag_is_echoed_exactly_as_it_was_given(
    stub: Stub, odd: Calendar, told: str
) -> None:
    stub.on("PUT", answer(201, ETag=told))
    stub.on("DELETE", answer(204))
    given = await odd.replace(A, TEXT, ETag("x"))
    assert given is not None

    await odd.delete(A, given)

    assert stub.received[-1].headers["if-match"] == told


async def test_an_etag_that_would_split_the_request_is_not_sent(stub: Stub, odd: Calendar) -> None:
    with pytest.raises(BadAnswer):
        await odd.replace(A, TEXT, ETag('"1"\r\nX-Evil: 1'))

    assert stub.received == []


async def test_a_put_without_an_etag_says_so(stub: Stub, odd: Calendar) -> None:
    stub.on("PUT", answer(201))

    assert await odd.create(A, TEXT) is None


async def test_something_that_would_be_overwritten_is_seen_first(stub: Stub, odd: Calendar) -> None:
    """SOGo and Zimbra overwrite in spite of If-None-Match."""
    stub.on("GET", answer(200, TEXT))
    stub.on("PUT", answer(204))

    with pytest.raises(Conflict):
        await odd.create(A, TEXT)

    assert stub.methods() == ["GET"]


async def test_a_new_object_is_put_only_where_nothing_is(stub: Stub, odd: Calendar) -> None:
    stub.on("PUT", answer(201))

    await odd.create(A, TEXT)

    assert stub.received[-1].headers["if-none-match"] == "*"
