"""One run of one bot against the lean stand-in: speed, latency, processor time, memory."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from statistics import median

from benchmarks.lean_telegram import LeanTelegram, Load
from benchmarks.processes import cpu_seconds, memory

LONGEST_START = 60
LONGEST_RUN = 120


@dataclass(frozen=True)
class Measured:
    """One load: times for each tap, memory at its end."""

    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    memory_mb: float


async def measure(command: Sequence[str], loads: Sequence[Load]) -> list[Measured]:
    """Start the bot, let it answer each load, and stop it. `URL` in the command is the stand-in."""
    telegram = LeanTelegram()
    async with started(command, telegram) as process:
        await asyncio.wait_for(telegram.asked.wait(), LONGEST_START)
        return [await _measured(process.pid, telegram, load) for load in loads]


async def _measured(pid: int, telegram: LeanTelegram, load: Load) -> Measured:
    before = cpu_seconds(pid)
    await asyncio.wait_for(telegram.give(load), LONGEST_RUN)
    cpu, times = cpu_seconds(pid) - before, sorted(load.latencies)
    return Measured(
        per_second=len(times) / (load.last_at - load.first_at),
        p50_ms=1000 * median(times),
        p99_ms=1000 * times[int(len(times) * 0.99)],
        cpu_ms=1000 * cpu / len(times),
        memory_mb=memory(pid).rss,
    )


@asynccontextmanager
async def started(
    command: Sequence[str], telegram: LeanTelegram
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as a process, until the block ends."""
    server, port = await telegram.serve()
    arguments = [word.replace("URL", f"http://127.0.0.1:{port}") for word in command]
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", *arguments)
    try:
        yield process
    finally:
        process.kill()
        await process.wait()
        server.close()
