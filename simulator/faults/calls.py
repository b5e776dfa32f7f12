"""Faults of a call: the answer is a refusal, comes late, comes not at all, or is no answer."""

import asyncio
from contextlib import suppress
from http import HTTPStatus

from starlette.responses import HTMLResponse, JSONResponse, Response

from simulator.bot_api.call import Call
from simulator.bot_api.door import Line, Perform
from simulator.bot_api.refusals import Refusal
from simulator.faults.hanging_up import HangUp
from simulator.wire import Json

NGINX = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    "</body>\r\n</html>\r\n"
)


def too_many_requests(retry_after: int) -> Line:
    """A flood: nothing is done, and the bot is to be silent for so many seconds."""
    words = f"Too Many Requests: retry after {retry_after}"
    return _instead(_error(429, words, parameters={"retry_after": retry_after}))


def server_error(code: int = 500) -> Line:
    """500, 502, 503 or 504, in Telegram's JSON."""
    return _instead(_error(code, HTTPStatus(code).phrase))


def refused(code: int, description: str) -> Line:
    """Any other refusal, such as 401 or 409, though the call itself was well."""
    return _instead(_error(code, description))


def html_502() -> Line:
    """A proxy speaks in Telegram's place."""
    return _instead((502, NGINX))


def not_json() -> Line:
    """Done, and answered with 200, but not in JSON."""

    async def fault(call: Call, perform: Perform) -> Response:
        await _take_effect(call, perform)
        return HTMLResponse("<html>Welcome to the guest network!</html>")

    return fault


def slow(seconds: float) -> Line:
    """Done and answered, but only after a while."""

    async def fault(call: Call, perform: Perform) -> Response:
        await asyncio.sleep(seconds)
        return await perform(call)

    return fault


def time_out_after_accepting(seconds: float = 60) -> Line:
    """Done, but no answer comes until the bot gives up, or the line breaks after a while."""

    async def fault(call: Call, perform: Perform) -> Response:
        await _take_effect(call, perform)
        return HangUp(after=seconds)

    return fault


def connection_reset_before() -> Line:
    """The line breaks before anything was done."""

    async def fault(call: Call, perform: Perform) -> Response:
        return HangUp()

    return fault


def connection_reset_after() -> Line:
    """Done, but the line breaks before the answer."""
    return time_out_after_accepting(0)


def _instead(answer: tuple[int, Json | str]) -> Line:
    """Nothing is done; the answer is always this one."""
    code, body = answer

    async def fault(call: Call, perform: Perform) -> Response:
        return HTMLResponse(body, code) if isinstance(body, str) else JSONResponse(body, code)

    return fault


def _error(code: int, description: str, **more: Json) -> tuple[int, Json | str]:
    return code, {"ok": False, "error_code": code, "description": description, **more}


async def _take_effect(call: Call, perform: Perform) -> None:
    """What Telegram would have refused has no effect, and nobody hears of that either."""
    with suppress(Refusal):
        await perform(call)
