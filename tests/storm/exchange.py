"""One request at the stand-in's door, in ASGI's words, without a socket between."""

import asyncio
from contextvars import Context, ContextVar

from starlette.types import ASGIApp, Message, Scope

from visits.notice import Notice

MEANT: ContextVar[Notice | None] = ContextVar("MEANT", default=None)
"""On Telegram's side: which notice is being said, if it is one."""


class Reset(Exception):
    """The connection broke before an answer came."""


class Exchange:
    """Goes on at Telegram's when the one who asked has died; nobody there hears of that."""

    def __init__(self, body: bytes) -> None:
        self.answer: asyncio.Future[tuple[int, bytes]] = asyncio.get_running_loop().create_future()
        self.transport = self  # a fault that hangs up reaches through to uvicorn's connection
        self._body = body
        self._is_read = False
        self._gone = asyncio.Event()
        self._status = 0
        self._parts: list[bytes] = []

    async def receive(self) -> Message:
        if not self._is_read:
            self._is_read = True
            return {"type": "http.request", "body": self._body, "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            return
        self._parts.append(message.get("body", b""))
        if not message.get("more_body", False) and not self.answer.done():
            self.answer.set_result((self._status, b"".join(self._parts)))

    def hangs_up(self) -> None:
        """The one who asked is not there any more."""
        self._gone.set()

    def get_extra_info(self, _name: str) -> "Exchange":
        return self

    def setsockopt(self, *_how: object) -> None:
        """What a socket would be told."""

    def abort(self) -> None:
        self._gone.set()
        if not self.answer.done():
            self.answer.set_exception(Reset())


async def ask(
    app: ASGIApp, path: str, body: bytes, kind: str, *, meant: Notice | None
) -> tuple[int, bytes]:
    """Status and body of the answer. Raises Reset."""
    exchange = Exchange(body)
    scope: Scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "query_string": b"",
        "headers": [(b"content-type", kind.encode())],
    }
    theirs = Context()
    theirs.run(MEANT.set, meant)
    answering = asyncio.get_running_loop().create_task(
        _answered(app, scope, exchange), context=theirs
    )
    try:
        return await exchange.answer
    finally:
        exchange.hangs_up()
        del answering


async def _answered(app: ASGIApp, scope: Scope, exchange: Exchange) -> None:
    try:
        await app(scope, exchange.receive, exchange.send)
    except Exception as mistake:  # of the stand-in: whoever asked must not wait for ever
        if not exchange.answer.done():
            exchange.answer.set_exception(mistake)
