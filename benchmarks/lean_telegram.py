"""A Bot API that does as little as it can: hands out taps, and notes when they are answered.

It checks nothing and keeps nothing, so that what is measured is the bot at the other end.
"""

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, islice
from typing import Any
from urllib.parse import parse_qsl

Json = dict[str, Any]

ME = {"id": 42, "is_bot": True, "first_name": "Hembot", "username": "hembot_bot"}


@dataclass
class Load:
    """Taps to be given: `outstanding` at once, or `per_second` whatever the bot does."""

    taps: Sequence[tuple[int, str]]
    outstanding: int = 32
    per_second: float | None = None
    first_at: float = 0.0
    last_at: float = 0.0
    latencies: list[float] = field(default_factory=list)

    @property
    def is_answered(self) -> bool:
        return len(self.latencies) == len(self.taps)


class LeanTelegram:
    """One bot, and one load after the other."""

    def __init__(self) -> None:
        self._load = Load(())
        self._left: Iterator[tuple[int, str]] = iter(())
        self._numbers = count()
        self._given: dict[int, float] = {}
        self._ready: asyncio.Queue[Json] = asyncio.Queue()
        self._done = asyncio.Event()
        self._heard = asyncio.Condition()
        self.asked = asyncio.Event()
        self.answers_after = 0.0
        """Seconds until a new message is answered."""
        self.heard_at: list[float] = []
        """When each new message came in."""

    async def serve(self) -> tuple[asyncio.Server, int]:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: _Connection(self.call), "127.0.0.1", 0)
        return server, server.sockets[0].getsockname()[1]

    async def hears(self, messages: int) -> None:
        """Wait until so many new messages have come in."""
        async with self._heard:
            await self._heard.wait_for(lambda: len(self.heard_at) >= messages)

    async def give(self, load: Load) -> None:
        """Hand out the taps; ends when the last one is answered."""
        self._load, self._left = load, iter(load.taps)
        self._done.clear()
        load.first_at = time.perf_counter()
        if load.per_second is None:
            for _ in range(load.outstanding):
                self._tap()
        else:
            await self._give_at(load.per_second)
        await self._done.wait()

    async def _give_at(self, per_second: float) -> None:
        start = time.perf_counter()
        for number in range(len(self._load.taps)):
            await asyncio.sleep(max(0.0, start + number / per_second - time.perf_counter()))
            self._tap()

    def _tap(self) -> None:
        for chat_id, data in islice(self._left, 1):
            number = next(self._numbers)
            self._given[number] = time.perf_counter()
            self._ready.put_nowait(_update(number, chat_id, data))

    async def call(self, method: str, fields: Mapping[str, Any]) -> Json:
        match method:
            case "getUpdates":
                self.asked.set()
                return {"ok": True, "result": await self._batch(float(fields.get("timeout", 0)))}
            case "getMe":
                return {"ok": True, "result": ME}
            case "editMessageText":
                chat_id, message_id = int(fields["chat_id"]), int(fields["message_id"])
                self._answered(message_id)
                return {"ok": True, "result": _message(chat_id, message_id)}
            case "sendMessage":
                await self._hear()
                return {"ok": True, "result": _message(int(fields["chat_id"]), 1)}
            case _:
                return {"ok": True, "result": True}

    async def _hear(self) -> None:
        self.heard_at.append(time.perf_counter())
        async with self._heard:
            self._heard.notify_all()
        await asyncio.sleep(self.answers_after)

    def _answered(self, number: int) -> None:
        given = self._given.pop(number, None)
        if given is None:
            return
        self._load.last_at = time.perf_counter()
        self._load.latencies.append(self._load.last_at - given)
        if self._load.is_answered:
            self._done.set()
        elif self._load.per_second is None:
            self._tap()

    async def _batch(self, timeout: float) -> list[Json]:
        try:
            batch = [await asyncio.wait_for(self._ready.get(), timeout)]
        except TimeoutError:
            return []
        while not self._ready.empty() and len(batch) < 100:
            batch.append(self._ready.get_nowait())
        return batch


def _update(number: int, chat_id: int, data: str) -> Json:
    user = {"id": chat_id, "is_bot": False, "first_name": "Amina", "language_code": "ar"}
    return {
        "update_id": number + 1,
        "callback_query": {
            "id": str(number),
            "from": user,
            "chat_instance": "1",
            "message": _message(chat_id, number),
            "data": data,
        },
    }


def _message(chat_id: int, message_id: int) -> Json:
    return {
        "message_id": message_id,
        "from": ME,
        "chat": {"id": chat_id, "first_name": "Amina", "type": "private"},
        "date": 1_800_000_000,
        "text": "?",
    }


class _Connection(asyncio.Protocol):
    """Just enough of HTTP/1.1 for two well-behaved clients."""

    def __init__(self, call: Callable[[str, Mapping[str, Any]], Any]) -> None:
        self._call = call
        self._received = b""
        self._transport: asyncio.Transport
        self._tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end]
            length = _content_length(head)
            if len(self._received) < end + 4 + length:
                return
            body = self._received[end + 4 : end + 4 + length]
            self._received = self._received[end + 4 + length :]
            method = head.split(b" ", 2)[1].rpartition(b"/")[2].partition(b"?")[0].decode()
            task = asyncio.ensure_future(self._answer(method, _fields(head, body)))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _answer(self, method: str, fields: Mapping[str, Any]) -> None:
        body = json.dumps(await self._call(method, fields)).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        if not self._transport.is_closing():
            self._transport.write(head.encode() + b"\r\n\r\n" + body)


def _content_length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


def _fields(head: bytes, body: bytes) -> Mapping[str, Any]:
    if body.startswith(b"{"):
        fields: Mapping[str, Any] = json.loads(body)
        return fields
    return dict(parse_qsl(body.decode()))
