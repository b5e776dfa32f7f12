"""An app is served inside the event loop that asks for it."""

import asyncio
import signal
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from hembot.serve import DidNotStart, PortInUse, serving


async def hello(request: Request) -> Response:
    return PlainTextResponse("hej")


async def wait_long(request: Request) -> Response:
    await asyncio.sleep(60)
    return PlainTextResponse("late")


async def wait_a_little(request: Request) -> Response:
    await asyncio.sleep(0.15)
    return PlainTextResponse("in time")


async def stream(request: Request) -> Response:
    async def lines() -> AsyncIterator[str]:
        yield "first\n"
        await asyncio.sleep(60)

    return StreamingResponse(lines())


def app() -> Starlette:
    paths = {"/": hello, "/long": wait_long, "/little": wait_a_little, "/stream": stream}
    return Starlette(routes=[Route(path, endpoint) for path, endpoint in paths.items()])


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(verify=False) as client:
        yield client


async def test_the_app_answers_while_the_block_runs(http: httpx.AsyncClient) -> None:
    async with serving(app()) as url:
        answer = await http.get(url)

    assert url.startswith("http://127.0.0.1:")
    assert answer.text == "hej"
    with pytest.raises(httpx.ConnectError):
        await http.get(url)


async def test_a_port_in_use_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(PortInUse) as refused:
            async with serving(app(), port=port):
                pass

    assert refused.value.port == port


async def test_a_port_can_be_taken_again_at_once(http: httpx.AsyncClient) -> None:
    async with serving(app()) as url:
        await http.get(url)
    port = int(url.rpartition(":")[2])

    async with serving(app(), port=port) as again:
        answer = await http.get(again)

    assert answer.text == "hej"


async def test_a_long_poll_does_not_hold_up_the_end(http: httpx.AsyncClient) -> None:
    async with serving(app()) as url:
        waiting = asyncio.create_task(http.get(f"{url}/long"))
        await asyncio.sleep(0.05)
        ended_at = time.monotonic()

    assert time.monotonic() - ended_at < 1
    assert (await waiting).status_code == 503


async def test_a_stream_ends_in_good_order(http: httpx.AsyncClient) -> None:
    async with serving(app()) as url:
        reading = asyncio.create_task(http.get(f"{url}/stream"))
        await asyncio.sleep(0.05)

    assert (await reading).text == "first\n"


async def test_what_is_nearly_done_is_finished(http: httpx.AsyncClient) -> None:
    async with serving(app()) as url:
        waiting = asyncio.create_task(http.get(f"{url}/little"))
        await asyncio.sleep(0.05)

    assert (await waiting).text == "in time"


async def test_the_callers_signals_stay_the_callers() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)

    async with serving(app()):
        during = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)

    assert during == before


async def test_an_app_that_cannot_start_is_an_error_here() -> None:
    @asynccontextmanager
    async def broken(app: Starlette) -> AsyncIterator[None]:
        raise RuntimeError("no database")
        yield

    with pytest.raises(DidNotStart):
        async with serving(Starlette(lifespan=broken)):
            pass
