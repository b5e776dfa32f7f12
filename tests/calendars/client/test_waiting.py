"""Slow, busy and lost servers: how long we wait, how often we ask, what is known afterwards."""

import asyncio
import time

import pytest

from calendars.client.account import Account
from calendars.client.answers import ETag, Href
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.errors import (
    Temporary,
    UnknownOutcome,
)
from calendars.client.limits import Limits
from tests.calendars import stub as says
from tests.calendars.servers import free_port
from tests.calendars.stub import Reply, Stub, answer

HREF = "/anna/visits/a.ics"
OLD = ETag('"1"')


async def test_nobody_at_home_means_that_nothing_was_written(fast_client: None) -> None:
    account = Account(f"http://127.0.0.1:{free_port()}", "anna", "hemligt")
    async with Client(Limits(pause=0.01)) as client:
        calendar = client.sign_in(account).calendar("/anna/visits/")

        with pytest.raises(Temporary):
            await calendar.replace(Href(HREF), "BEGIN:VCALENDAR", OLD)


async def test_a_write_is_sent_once(stub: Stub, odd: Calendar) -> None:
    stub.on("PUT", says.hang_up)

    with pytest.raises(UnknownOutcome):
        await odd.replace(Href(HREF), "BEGIN:VCALENDAR", OLD)

    assert stub.methods() == ["PUT"]


async def test_a_read_is_tried_once_more(stub: Stub, odd: Calendar) -> None:
    stub.on("GET", says.hang_up, answer(200, "BEGIN:VCALENDAR", ETag='"1"'))

    assert (await odd.get(Href(HREF))).text == "BEGIN:VCALENDAR"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "7"}, 7),
        ({}, None),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "99999999999999999999"}, 86_400),
        (
            {
                "Date": "Sun, 01 Mar 2026 09:00:00 GMT",
                "Retry_After": "Sun, 01 Mar 2026 09:01:30 GMT",
            },
            90,
        ),
        (
            {
                "Date": "Sun, 01 Mar 2026 09:00:00 GMT",
                "Retry_After": "Sun, 01 Mar 2026 08:00:00 GMT",
            },
            0,
        ),
        ({"Retry_After": "Sun, 01 Mar 2026 09:01:30 GMT"}, None),
    ],
)
async def test_a_busy_server_says_when_to_come_back(
    stub: Stub, odd: Calendar, headers: dict[str, str], seconds: float | None
) -> None:
    stub.on("GET", answer(503, **headers))

    with pytest.raises(Temporary) as raised:
        await odd.get(Href(HREF))

    assert raised.value.retry_after == seconds


@pytest.mark.parametrize("reply", [says.drip, says.silence])
async def test_no_drop_after_drop_keeps_a_reader_for_long(
    stub: Stub, hasty: Calendar, reply: Reply
) -> None:
    stub.on("GET", reply)
    began = time.monotonic()

    with pytest.raises(Temporary):
        await hasty.get(Href(HREF))

    assert time.monotonic() - began < 3


@pytest.mark.parametrize("reply", [says.drip, says.silence])
async def test_a_write_without_an_answer_may_have_taken_effect(
    stub: Stub, hasty: Calendar, reply: Reply
) -> None:
    stub.on("PUT", reply)

    with pytest.raises(UnknownOutcome):
        await hasty.replace(Href(HREF), "BEGIN:VCALENDAR", OLD)


async def test_at_most_two_requests_are_open_at_a_time(stub: Stub, odd: Calendar) -> None:
    stub.on("GET", says.later(answer(200, "BEGIN:VCALENDAR")))

    await asyncio.gather(*(odd.get(Href(HREF)) for _ in range(6)))

    assert (len(stub.received), stub.at_once) == (6, 2)


async def test_a_server_that_recovers_is_served_on(stub: Stub, hasty: Calendar) -> None:
    """A time-out leaves nothing behind that the next request could stumble over."""
    stub.on("GET", says.silence, answer(200, "BEGIN:VCALENDAR"))
    with pytest.raises(Temporary):
        await hasty.get(Href(HREF))

    for _ in range(3):
        assert (await hasty.get(Href(HREF))).text == "BEGIN:VCALENDAR"
