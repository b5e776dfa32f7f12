"""Each fault does on the wire what it says, to the calls that it was put on and to no others."""

import asyncio

import httpx
import pytest

from hembot.demo import cast
from simulator.faults.calls import (
    connection_reset_after,
    connection_reset_before,
    html_502,
    not_json,
    refused,
    server_error,
    slow,
    time_out_after_accepting,
    too_many_requests,
)
from simulator.faults.line import Faults
from tests.faults.wire import Wire


async def test_a_flood_is_refused_in_telegrams_own_words(wire: Wire, faults: Faults) -> None:
    faults.next(too_many_requests(35))

    answer = await wire.says()

    assert (answer.status_code, answer.json()) == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 35",
            "parameters": {"retry_after": 35},
        },
    )
    assert wire.has_read() == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (500, "Internal Server Error"),
        (502, "Bad Gateway"),
        (503, "Service Unavailable"),
        (504, "Gateway Timeout"),
    ],
)
async def test_a_server_error_is_json(wire: Wire, faults: Faults, code: int, words: str) -> None:
    faults.next(server_error(code))

    answer = await wire.says()

    assert answer.status_code == code
    assert answer.json() == {"ok": False, "error_code": code, "description": words}


async def test_any_other_refusal_can_be_had(wire: Wire, faults: Faults) -> None:
    faults.next(refused(401, "Unauthorized"))

    assert (await wire.says()).json()["error_code"] == 401


async def test_a_proxy_answers_in_html_and_nothing_was_done(wire: Wire, faults: Faults) -> None:
    faults.next(html_502())

    answer = await wire.says()

    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert "<html>" in answer.text and wire.has_read() == []


async def test_a_strange_200_comes_after_the_deed(wire: Wire, faults: Faults) -> None:
    faults.next(not_json())

    answer = await wire.says()

    assert answer.status_code == 200 and answer.text.startswith("<html>")
    assert wire.has_read() == ["Hej"]


@pytest.mark.parametrize(
    ("fault", "heard"), [(connection_reset_before(), []), (connection_reset_after(), ["Hej"])]
)
async def test_the_connection_is_really_broken_off(
    wire: Wire, faults: Faults, fault: object, heard: list[str]
) -> None:
    faults.next(fault)  # type: ignore[arg-type]

    with pytest.raises(httpx.ReadError):
        await wire.says()

    assert wire.has_read() == heard


async def test_a_call_is_accepted_and_never_answered(wire: Wire, faults: Faults) -> None:
    faults.next(time_out_after_accepting())
    wire.http.timeout = httpx.Timeout(0.05)

    with pytest.raises(httpx.ReadTimeout):
        await wire.says()

    assert wire.has_read() == ["Hej"]


async def test_a_line_that_nobody_gives_up_breaks_in_the_end(wire: Wire, faults: Faults) -> None:
    faults.next(time_out_after_accepting(0.02))

    with pytest.raises(httpx.ReadError):
        await wire.says()


async def test_what_telegram_would_refuse_has_no_effect_on_a_broken_line_either(
    wire: Wire, faults: Faults
) -> None:
    faults.next(connection_reset_after())

    with pytest.raises(httpx.ReadError):
        await wire.says(to=cast.YUSUF.chat_id)


async def test_slow_is_late_and_whole(wire: Wire, faults: Faults) -> None:
    faults.next(slow(0.05))

    first = asyncio.create_task(wire.says("slow"))
    second = asyncio.create_task(wire.says("quick"))

    assert [(await call).status_code for call in (first, second)] == [200, 200]
    assert sorted(wire.has_read()) == ["quick", "slow"]


async def test_after_a_fault_the_line_is_well_again(wire: Wire, faults: Faults) -> None:
    faults.next(connection_reset_before())
    with pytest.raises(httpx.ReadError):
        await wire.says()

    assert (await wire.says()).status_code == 200
