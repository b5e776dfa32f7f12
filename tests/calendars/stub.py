"""A calendar server that misbehaves on demand, and remembers what it was asked."""

import asyncio
import gzip
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from calendars.client.account import Account

HOST = "127.0.0.1"
XML = "application/xml"
MULTISTATUS = (
    '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" '
    'xmlns:S="http://calendarserver.org/ns/">{}</D:multistatus>'
)
LOGIN_PAGE = "<!DOCTYPE html><html><body><form>Logga in<br></form></body></html>"
ENTITY_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    "<multistatus>&b;</multistatus>"
)
DTD = (
    '<?xml version="1.0"?><!DOCTYPE D:multistatus SYSTEM "http://127.0.0.1:1/multistatus.dtd">'
    '<D:multistatus xmlns:D="DAV:"><D:sync-token>t2</D:sync-token></D:multistatus>'
)
FILE_ENTITY = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    '<D:multistatus xmlns:D="DAV:"><D:sync-token>&f;</D:sync-token></D:multistatus>'
)


@dataclass(frozen=True)
class Received:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Stub:
    """Says to each method what it was told to say, in order; the last reply again and again."""

    url: str
    received: list[Received] = field(default_factory=list)
    at_once: int = 0
    """The most requests that were open at the same time."""
    listening: asyncio.Server | None = None
    _replies: dict[str, list[Reply]] = field(default_factory=lambda: defaultdict(list))
    _open: int = 0

    @property
    def account(self) -> Account:
        return Account(self.url, "anna", "hemligt")

    def on(self, method: str, *replies: Reply) -> None:
        self._replies[method] = list(replies)

    def last_words(self, reply: Reply) -> Reply:
        """After this nobody is at home."""

        async def say(writer: asyncio.StreamWriter) -> None:
            assert self.listening is not None
            self.listening.close()
            await reply(writer)

        return say

    def methods(self) -> list[str]:
        return [request.method for request in self.received]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, one request."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            request = await _read(reader)
            self.received.append(request)
            self._open += 1
            self.at_once = max(self.at_once, self._open)
            try:
                await self._next(request.method)(writer)
            finally:
                self._open -= 1
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    def _next(self, method: str) -> Reply:
        replies = self._replies[method] or [answer(404)]
        return replies.pop(0) if len(replies) > 1 else replies[0]


@asynccontextmanager
async def misbehaving() -> AsyncIterator[Stub]:
    """On a port of its own; whatever it still says at the end is cut short."""
    stub = Stub("")
    talks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None
        talks.add(talk)
        try:
            await stub.serve(reader, writer)
        finally:
            writer.transport.abort()
            talks.discard(talk)

    server = await asyncio.start_server(serve, HOST, 0)
    stub.listening = server
    stub.url = f"http://{HOST}:{server.sockets[0].getsockname()[1]}"
    try:
        yield stub
    finally:
        server.close()
        for talk in list(talks):
            talk.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        await asyncio.sleep(0)  # an aborted connection is closed in the loop's next round


def answer(status: int, body: str | bytes = "", **headers: str) -> Reply:
    """A whole answer; `Retry_After="7"` is the header of that name."""
    content = body.encode() if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"Content-Length": str(len(content)), "Connection": "close", **named}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())

    async def say(writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 {status} So\r\n{head}\r\n".encode("latin-1") + content)
        await writer.drain()

    return say


def multistatus(*responses: str, **headers: str) -> Reply:
    return answer(207, MULTISTATUS.format("".join(responses)), Content_Type=XML, **headers)


def response(href: str, properties: str = "", *, status: int = 200) -> str:
    """One resource; a status other than 200 is that of the resource itself."""
    if status != 200:
        told = f"<D:status>HTTP/1.1 {status} So</D:status>"
    else:
        told = (
            f"<D:propstat><D:prop>{properties}</D:prop>"
            "<D:status>HTTP/1.1 200 OK</D:status></D:propstat>"
        )
    return f"<D:response><D:href>{href}</D:href>{told}</D:response>"


def etag(value: str) -> str:
    return f"<D:getetag>{value}</D:getetag>"


def data(text: str) -> str:
    return f"<C:calendar-data>{text}</C:calendar-data>"


def token(value: str) -> str:
    return f"<D:sync-token>{value}</D:sync-token>"


def login_page() -> Reply:
    return answer(200, LOGIN_PAGE, Content_Type="text/html", Set_Cookie="session=1; Path=/")


def redirect(location: str, status: int = 302) -> Reply:
    return answer(status, Location=location)


def gzip_bomb(size: int) -> Reply:
    bomb = gzip.compress(b" " * size)
    return answer(207, bomb, Content_Encoding="gzip", Content_Type=XML)


def later(reply: Reply) -> Reply:
    """The same, some moments later."""

    async def say(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.02)
        await reply(writer)

    return say


async def hang_up(writer: asyncio.StreamWriter) -> None:
    """Reset, without a word."""
    writer.transport.abort()


async def cut_off(writer: asyncio.StreamWriter) -> None:
    """Half an answer."""
    writer.write(b"HTTP/1.1 207 So\r\nContent-Length: 5000\r\n\r\n<?xml version='1.0'?><D:mul")
    await writer.drain()


async def nonsense(writer: asyncio.StreamWriter) -> None:
    """No HTTP at all."""
    writer.write(b"220 mail.example.org ESMTP\r\n")
    await writer.drain()


async def drip(writer: asyncio.StreamWriter) -> None:
    """An answer that never ends, a drop at a time."""
    writer.write(b"HTTP/1.1 207 So\r\nContent-Type: application/xml\r\n\r\n")
    while True:
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.01)


async def silence(writer: asyncio.StreamWriter) -> None:
    """Listens, and says nothing."""
    await asyncio.sleep(3600)


async def flood(writer: asyncio.StreamWriter) -> None:
    """Megabytes without end, and without saying how many."""
    writer.write(b"HTTP/1.1 207 So\r\nContent-Type: application/xml\r\n\r\n")
    while True:
        writer.write(b" " * 65_536)
        await writer.drain()


async def _read(reader: asyncio.StreamReader) -> Received:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(method, path, headers, body.decode())
