"""Whatever a server does, the client ends soon, with one error that says what is known."""

import tracemalloc

import pytest

from calendars.client.answers import ETag, Href, SyncToken
from calendars.client.calendar import Calendar
from calendars.client.errors import (
    AuthRefused,
    BadAnswer,
    CalendarError,
    CollectionGone,
    Conflict,
    Elsewhere,
    Gone,
    Refused,
    Temporary,
    TooLarge,
    TooManyRedirects,
    UnknownOutcome,
)
from calendars.client.limits import Limits
from tests.calendars import stub as says
from tests.calendars.stub import Reply, Stub, answer, etag, multistatus, response

HREF = "/anna/visits/a.ics"
OLD = ETag('"1"')

READS: dict[str, tuple[Reply, type[CalendarError]]] = {
    "a login page": (says.login_page(), BadAnswer),
    "broken XML": (answer(207, "<D:multistatus xmlns:D='DAV:'><oops>"), BadAnswer),
    "an empty body": (answer(207), BadAnswer),
    "other XML": (answer(207, "<feed/>"), BadAnswer),
    "an unknown encoding of XML": (
        answer(207, "<?xml version='1.0' encoding='x'?><a/>"),
        BadAnswer,
    ),
    "an entity bomb": (answer(207, says.ENTITY_BOMB), BadAnswer),
    "a file as an entity": (answer(207, says.FILE_ENTITY), BadAnswer),
    "a DTD from elsewhere": (answer(207, says.DTD), BadAnswer),
    "a status without a number": (multistatus(response("/a").replace("200", "ok")), BadAnswer),
    "a path that climbs": (multistatus(response("/anna/visits/%2e%2e/b", etag("1"))), BadAnswer),
    "a host that is none": (multistatus(response("http://[/b", etag("1"))), BadAnswer),
    "20 MB": (answer(207, b" " * 20_000_000), TooLarge),
    "no end": (says.flood, TooLarge),
    "a bomb of gzip": (says.gzip_bomb(50_000_000), TooLarge),
    "broken gzip": (answer(207, "no gzip", Content_Encoding="gzip"), BadAnswer),
    "an unknown packing": (answer(207, "x", Content_Encoding="br"), BadAnswer),
    "too many tags": (answer(207, "<a/>" * 1_000_001), TooLarge),
    "half an answer": (says.cut_off, Temporary),
    "a reset": (says.hang_up, Temporary),
    "no HTTP": (says.nonsense, Temporary),
    "too many requests": (answer(429, Retry_After="7"), Temporary),
    "busy": (answer(503), Temporary),
    "a broken server": (answer(500), Temporary),
    "a wrong password": (answer(401), AuthRefused),
    "another's calendar": (answer(403), AuthRefused),
    "no calendar": (answer(404), CollectionGone),
    "a calendar that was": (answer(410), CollectionGone),
    "a circle": (says.redirect("/anna/visits/"), TooManyRedirects),
    "a redirect nowhere": (answer(302), BadAnswer),
    "a redirect to nonsense": (says.redirect("http://a:b/"), BadAnswer),
    "a redirect to a script": (says.redirect("javascript:alert(1)"), Elsewhere),
    "a redirect elsewhere": (says.redirect("https://login.example.org/"), Elsewhere),
    "a redirect to another port": (says.redirect("//127.0.0.1:1/"), Elsewhere),
    "not modified": (answer(304), BadAnswer),
}


@pytest.mark.parametrize(("reply", "error"), READS.values(), ids=READS.keys())
async def test_a_read_that_fails_says_why(
    stub: Stub, odd: Calendar, reply: Reply, error: type[CalendarError]
) -> None:
    stub.on("PROPFIND", reply)
    stub.on("REPORT", reply)

    with pytest.raises(CalendarError) as raised:
        await odd.changes()

    assert type(raised.value) is error


WRITES: dict[str, tuple[Reply, type[CalendarError]]] = {
    "changed since": (answer(412), Conflict),
    "another holds the UID": (
        answer(403, "<D:error xmlns:D='DAV:'><no-uid-conflict/></D:error>"),
        Conflict,
    ),
    "a rule of the server": (
        answer(403, "<D:error xmlns:D='DAV:'><max-attendees/></D:error>"),
        Refused,
    ),
    "not allowed": (
        answer(403, "<D:error xmlns:D='DAV:'><D:need-privileges/></D:error>"),
        AuthRefused,
    ),
    "a wrong password": (answer(401), AuthRefused),
    "what it cannot read": (answer(400), Refused),
    "what it does not do": (answer(501), Refused),
    "no object": (answer(404), Gone),
    "too many requests": (answer(429, Retry_After="7"), Temporary),
    "busy": (answer(503), Temporary),
    "a full disk": (answer(507), Temporary),
    "a broken server": (answer(500), UnknownOutcome),
    "a lost gateway": (answer(504), UnknownOutcome),
    "a reset": (says.hang_up, UnknownOutcome),
    "half an answer": (says.cut_off, UnknownOutcome),
    "a login page": (says.login_page(), BadAnswer),
    "a redirect elsewhere": (says.redirect("https://login.example.org/", 307), Elsewhere),
    "a circle": (says.redirect(HREF, 307), TooManyRedirects),
}


@pytest.mark.parametrize(("reply", "error"), WRITES.values(), ids=WRITES.keys())
async def test_a_write_that_fails_says_what_is_known(
    stub: Stub, odd: Calendar, reply: Reply, error: type[CalendarError]
) -> None:
    stub.on("PUT", reply)
    stub.on("PROPFIND", multistatus(response("/anna/visits/")))

    with pytest.raises(CalendarError) as raised:
        await odd.replace(Href(HREF), "BEGIN:VCALENDAR", OLD)

    assert type(raised.value) is error


@pytest.mark.parametrize("status", [404, 409, 410, 412])
async def test_a_write_into_a_calendar_that_is_gone_says_so(
    stub: Stub, odd: Calendar, status: int
) -> None:
    stub.on("DELETE", answer(status))
    stub.on("PROPFIND", answer(404))

    with pytest.raises(CollectionGone):
        await odd.delete(Href(HREF), OLD)


@pytest.mark.parametrize("reply", [says.redirect("https://anna.example.org/"), answer(401)])
async def test_an_error_names_nobody(stub: Stub, odd: Calendar, reply: Reply) -> None:
    stub.on("GET", reply)

    with pytest.raises(CalendarError) as raised:
        await odd.get(Href(HREF))

    said = f"{raised.value} {odd} {stub.account}"
    assert not any(word in said for word in ("anna", "hemligt", "visits"))
    assert str(raised.value).endswith(".")


async def test_a_bomb_of_gzip_does_not_go_off(stub: Stub, odd: Calendar) -> None:
    """However much it would unpack to, no more is unpacked than we are ready to read."""
    bomb = says.gzip_bomb(60_000_000)
    stub.on("PROPFIND", bomb)
    tracemalloc.start()

    try:
        with pytest.raises(TooLarge):
            await odd.changes(SyncToken("ctag:c0"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 3 * Limits().multistatus
