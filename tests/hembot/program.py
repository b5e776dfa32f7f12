"""Hembot as a program of its own: started, watched, and told to stop."""

import asyncio
import io
import json
import signal
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from hembot.demo.run import run_demo
from hembot.settings import Settings
from simulator.message import Message
from tests.hembot.installation import Installation

HERE = Path(__file__).parents[2]
LONGEST_START = 60
LONGEST_END = 5
Phones = dict[int, list[str]]


@dataclass
class Running:
    """A program and the address that it has printed."""

    address: str
    stop: Callable[[], Awaitable[int]]

    async def page(self) -> httpx.Response:
        async with httpx.AsyncClient(verify=False) as client:
            return await client.get(self.address)

    async def types(self, person_id: int, text: str) -> None:
        path = f"{self.address}/phones/people/{person_id}/types"
        async with httpx.AsyncClient(verify=False) as client:
            answer = await client.post(path, json={"text": text}, headers={"Origin": self.address})
        answer.raise_for_status()

    async def show(self, is_there: Callable[[Phones], bool]) -> Phones:
        """What the phones show, as soon as it is there."""
        phones: Phones = {}
        # left to itself, a generator that is not at its end closes its socket whenever it likes
        async with asyncio.timeout(LONGEST_START), aclosing(self._seen()) as told:
            async for seen in told:
                phones |= {phone["id"]: _from_bot(phone) for phone in seen}
                if is_there(phones):
                    return phones
        raise AssertionError("the page has ended")

    async def _seen(self) -> AsyncGenerator[list[Any], None]:
        """The phones that the page hears of: all at first, then each that changes."""
        async with (
            httpx.AsyncClient(verify=False, timeout=None) as client,
            client.stream("GET", f"{self.address}/phones/events") as page,
        ):
            async for line in page.aiter_lines():
                if line.startswith("data: "):
                    event = json.loads(line.removeprefix("data: "))
                    yield event.get("phones", [event] if "messages" in event else [])


@asynccontextmanager
async def started(installation: Installation) -> AsyncIterator[Running]:
    """`hembot run` as a child process, until the block ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "hembot",
        "run",
        cwd=HERE,
        env=installation.environment(),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(LONGEST_START):
            line = (await process.stdout.readline()).decode()
        assert line.startswith("Hembot's demo is running. Open http://127.0.0.1:"), line
        yield Running(line.split()[5], partial(_interrupted, process))
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def _interrupted(process: asyncio.subprocess.Process) -> int:
    process.send_signal(signal.SIGINT)
    async with asyncio.timeout(LONGEST_END):
        return await process.wait()


class Printed(io.StringIO):
    """Remembers the first line with an address, for whoever waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.first: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def write(self, text: str) -> int:
        if "http:" in text and not self.first.done():
            self.first.set_result(text)
        return len(text)


@asynccontextmanager
async def started_here(installation: Installation) -> AsyncIterator[Running]:
    """The same in this process, where everything is loaded already."""
    printed = Printed()
    with redirect_stdout(printed):
        settings = Settings(data=installation.data, port=0, calendar_port=0)
        running = asyncio.create_task(run_demo(settings))
        async with asyncio.timeout(LONGEST_START):
            address = (await printed.first).split()[5]
        try:
            yield Running(address, partial(_cancelled, running))
        finally:
            await _cancelled(running)


async def _cancelled(running: asyncio.Task[None]) -> int:
    running.cancel()
    async with asyncio.timeout(LONGEST_END):
        await asyncio.wait({running})
    return 0 if running.cancelled() else 1


def kept(installation: Installation) -> Phones:
    """What the phones show, as the demo has kept it for its next start."""
    saved = json.loads((installation.folder / "telegram.json").read_text(encoding="utf-8"))
    return {
        chat["person"]["id"]: [Message(m).text for m in chat["messages"] if m["from"]["is_bot"]]
        for chat in saved["chats"]
    }


def _from_bot(phone: dict[str, Any]) -> list[str]:
    return [message["text"] for message in phone["messages"] if message["is_from_bot"]]
