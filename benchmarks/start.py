"""How soon the first page and the first question for updates come, and what memory that takes.

Beside a bare aiogram bot on the same stand-in. `python -m benchmarks.start [ROUNDS]`
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from cryptography.fernet import Fernet

from benchmarks.lean_telegram import LeanTelegram
from benchmarks.processes import Memory, memory

ROUNDS = 3
LONGEST_START = 60
SETTLING = 1.0  # seconds, until memory is looked at


@dataclass(frozen=True)
class Started:
    """From the process's first instruction; memory of its whole tree a little later."""

    seconds: float
    memory: Memory


Start = Callable[[Path], Awaitable[Started]]
Settings = Mapping[str, str]


async def first_page(data: Path) -> Started:
    """`hembot run` without a token: until the demo's page has been read."""
    began = time.perf_counter()
    process = await _process(["hembot", "run"], {"HEMBOT_DATA": str(data), "HEMBOT_PORT": "0"})
    try:
        assert process.stdout is not None
        async with asyncio.timeout(LONGEST_START):
            line = (await process.stdout.readline()).decode()
            await _read_page(line.split()[5])
        seconds = time.perf_counter() - began
        await _bot_has_loaded(process.pid)
        return Started(seconds, memory(process.pid))
    finally:
        await _stop(process)


async def first_question(data: Path) -> Started:
    """`hembot run` with a token: until it asks for updates."""
    key = Fernet.generate_key().decode()
    settings = {"HEMBOT_DATA": str(data), "HEMBOT_KEY": key, "HEMBOT_TELEGRAM_TOKEN": "42:start"}
    return await _asks(["hembot", "run"], lambda url: {**settings, "HEMBOT_TELEGRAM_API": url})


async def bare_aiogram(data: Path) -> Started:
    return await _asks(["benchmarks.bare", "aiogram", "URL"], lambda url: {})


async def _asks(command: list[str], settings: Callable[[str], Settings]) -> Started:
    telegram = LeanTelegram()
    server, port = await telegram.serve()
    url = f"http://127.0.0.1:{port}"
    began = time.perf_counter()
    process = await _process([word.replace("URL", url) for word in command], settings(url))
    try:
        await asyncio.wait_for(telegram.asked.wait(), LONGEST_START)
        seconds = time.perf_counter() - began
        await asyncio.sleep(SETTLING)
        return Started(seconds, memory(process.pid))
    finally:
        await _stop(process)
        server.close()


async def _process(command: list[str], settings: Settings) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *command,
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
    )


async def _read_page(address: str) -> None:
    host, _, port = address.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 200"), answer[:100]


async def _bot_has_loaded(pid: int) -> None:
    """The page is there first; memory counts when it has stopped to grow."""
    before = 0.0
    while (now := memory(pid).rss) > before + 0.5:
        before = now
        await asyncio.sleep(2 * SETTLING)


async def _stop(process: asyncio.subprocess.Process) -> None:
    """In good order, so that whatever it has started ends with it."""
    process.terminate()
    try:
        await asyncio.wait_for(process.communicate(), 10)
    except TimeoutError:
        process.kill()
        await process.communicate()


async def main(rounds: int) -> None:
    runs: dict[str, list[Started]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            for title, start, data in _in_order(Path(folder)):
                runs.setdefault(title, []).append(await start(data))
    print(f"\nmedian of {rounds} rounds")
    print(f"{'':44}{'seconds':>8}{'RSS MB':>8}{'PSS MB':>8}")
    for title, measured in runs.items():
        seconds = median(run.seconds for run in measured)
        rss = median(run.memory.rss for run in measured)
        pss = median(run.memory.pss for run in measured)
        print(f"{title:44}{seconds:8.2f}{rss:8.0f}{pss:8.0f}")


def _in_order(folder: Path) -> list[tuple[str, Start, Path]]:
    """The second start of the demo finds what the first has left."""
    demo = folder / "demo"
    return [
        ("Hembot's demo, fresh: first page", first_page, demo),
        ("Hembot's demo, existing data: first page", first_page, demo),
        ("Hembot with a token, fresh: first getUpdates", first_question, folder / "real"),
        ("bare aiogram: first getUpdates", bare_aiogram, folder),
    ]


if __name__ == "__main__":
    asyncio.run(main(*(int(word) for word in sys.argv[1:]), *(ROUNDS,)[len(sys.argv) - 1 :]))
