"""Where a redirect may lead, and what goes along."""

import pytest

from calendars.client.answers import ETag, Href
from calendars.client.calendar import Calendar
from calendars.client.errors import Elsewhere, Temporary
from tests.calendars import stub as says
from tests.calendars.stub import Stub, answer

HREF = "/anna/visits/a.ics"
OLD = ETag('"1"')


async def test_a_redirected_write_keeps_its_condition(stub: Stub, odd: Calendar) -> None:
    stub.on("PUT", says.redirect("/elsewhere/a.ics", 307), answer(204, ETag='"2"'))

    assert await odd.replace(Href(HREF), "BEGIN:VCALENDAR", OLD) == '"2"'

    assert [request.path for request in stub.received] == [HREF, "/elsewhere/a.ics"]
    assert stub.received[1].headers["if-match"] == OLD


async def test_a_cookie_is_never_sent_back(stub: Stub, odd: Calendar) -> None:
    stub.on("GET", answer(200, "BEGIN:VCALENDAR", Set_Cookie="session=1; Path=/"))

    await odd.get(Href(HREF))
    await odd.get(Href(HREF))

    assert not any("cookie" in request.headers for request in stub.received)


async def test_a_redirect_to_another_server_does_not_get_the_login(
    stub: Stub, odd: Calendar
) -> None:
    async with says.misbehaving() as other:
        stub.on("GET", says.redirect(f"{other.url}/anna/visits/a.ics"))

        with pytest.raises(Elsewhere) as raised:
            await odd.get(Href(HREF))

        assert raised.value.origin == other.url
        assert other.received == []


async def test_a_redirect_to_another_scheme_is_not_followed(stub: Stub, odd: Calendar) -> None:
    stub.on("GET", says.redirect(stub.url.replace("http:", "https:") + HREF))

    with pytest.raises(Elsewhere):
        await odd.get(Href(HREF))


async def test_a_redirect_within_the_server_is_followed(stub: Stub, odd: Calendar) -> None:
    stub.on("GET", says.redirect("/moved/a.ics", 301), answer(200, "BEGIN:VCALENDAR"))

    assert (await odd.get(Href(HREF))).text == "BEGIN:VCALENDAR"


async def test_a_login_hidden_in_a_redirect_is_not_used(stub: Stub, odd: Calendar) -> None:
    elsewhere = stub.url.replace("//", "//bo:stulet@")
    stub.on("GET", says.redirect(f"{elsewhere}/moved"), answer(200, "BEGIN:VCALENDAR"))

    await odd.get(Href(HREF))

    shown = {request.headers["authorization"] for request in stub.received}
    assert shown == {stub.account.authorization}


async def test_a_redirected_write_that_finds_nobody_was_not_done(stub: Stub, odd: Calendar) -> None:
    stub.on("PUT", stub.last_words(says.redirect("/moved/a.ics", 307)))

    with pytest.raises(Temporary):
        await odd.replace(Href(HREF), "BEGIN:VCALENDAR", OLD)
