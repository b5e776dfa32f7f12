"""No answer at all: the connection is really broken off."""

import asyncio
import socket
import struct

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

AT_ONCE = struct.pack("ii", 1, 0)


class HangUp(Response):
    """Waits until the other side gives up, at most so long, and then breaks the connection."""

    def __init__(self, *, after: float = 0) -> None:
        super().__init__()
        self._seconds = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                await _gone(receive)
        except TimeoutError:
            _break_off(receive)
            await _gone(receive)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _break_off(receive: Receive) -> None:
    """ASGI knows no way to do this, so it reaches through to uvicorn's own connection."""
    transport: asyncio.Transport = receive.__self__.transport  # type: ignore[attr-defined]
    # without lingering, the other side is told of a reset, as by a proxy that has died
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    transport.abort()
