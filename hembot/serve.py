"""Serves a web app inside the event loop that asks for it."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress

import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# What is not finished by then is a long poll or an event stream, which would wait for minutes.
GRACE_SECONDS = 0.3

Told = tuple[int, Mapping[str, object]]
"""A status of HTTP, and what is told as JSON."""


class PortInUse(Exception):
    """Somebody else listens on this port already."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use")
        self.port = port


class DidNotStart(Exception):
    """The app's own start failed; uvicorn has logged why."""


@asynccontextmanager
async def serving(app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve the app while the block runs; the value is its base URL. Port 0 takes a free one."""
    listener = _listen(host, port)
    requests = _Requests(app)
    server = _Server(_quiet(requests))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await server.listening(running)
        yield f"http://{host}:{listener.getsockname()[1]}"
    finally:
        server.stop()
        await asyncio.wait({running}, timeout=GRACE_SECONDS)
        requests.end()
        await asyncio.wait({running})
        listener.close()


def telling(path: str, tell: Callable[[], Awaitable[Told]]) -> Route:
    """Tells whoever asks at this path how things stand right now."""

    async def answer(request: Request) -> JSONResponse:
        status, told = await tell()
        return JSONResponse(told, status, headers={"Cache-Control": "no-store"})

    return Route(path, answer)


def nothing_but(route: Route) -> ASGIApp:
    return Router([route], redirect_slashes=False)


def _listen(host: str, port: int) -> socket.socket:
    try:
        listener = socket.create_server((host, port), backlog=128)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(port) from None
        raise
    # else every answer waits 40 ms for the client to acknowledge its headers
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _quiet(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app, log_config=None, log_level="warning", access_log=False, server_header=False
    )


class _Server(uvicorn.Server):
    """Takes no signals from its caller, says when it listens, and stops when told."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._ready = asyncio.Event()
        self._told_to_stop = asyncio.Event()

    async def listening(self, running: asyncio.Task[None]) -> None:
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait({ready, running}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if running.done():
            running.result()

    def stop(self) -> None:
        self.should_exit = True
        self._told_to_stop.set()

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        except SystemExit:
            # A SystemExit inside a task would end the whole program.
            raise DidNotStart from None
        self._ready.set()

    async def main_loop(self) -> None:
        while not await self.on_tick(0):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._told_to_stop.wait(), timeout=1)


class _Requests:
    """Hands requests to the app, and can end those that would wait on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._running: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        answer = _Answer(send)
        request = asyncio.ensure_future(self._app(scope, receive, answer.send))
        self._running.add(request)
        await asyncio.wait({request})
        self._running.discard(request)
        if request.cancelled():
            return await answer.end()
        return request.result()

    def end(self) -> None:
        for request in self._running:
            request.cancel()


class _Answer:
    """Remembers how far an answer has come, so that it can be ended in good order."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._is_started = False
        self._is_complete = False

    async def send(self, message: Message) -> None:
        self._is_started = True
        if message["type"] == "http.response.body":
            self._is_complete = not message.get("more_body", False)
        await self._send(message)

    async def end(self) -> None:
        if not self._is_started:
            await self.send({"type": "http.response.start", "status": 503, "headers": []})
        if not self._is_complete:
            await self.send({"type": "http.response.body"})
