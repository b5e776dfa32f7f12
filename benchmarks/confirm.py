"""The whole confirm path beside bots that store nothing: taps per second, latency, CPU, memory.

A tap comes in over HTTP, is stored, the visit is confirmed in one durable commit, the tap is
answered and the message edited over HTTP. `python -m benchmarks.confirm [TAPS] [ROUNDS]`
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from cryptography.fernet import Fernet

from benchmarks.lean_telegram import LeanTelegram, Load
from benchmarks.seeding import seed_taps
from content.read_programmes import read_programmes
from storage.database import Database

Bot = Callable[[int, float | None], Awaitable["Measured"]]

STEADY = 200.0
WARM_UP = 300
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """One run of one bot."""

    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    memory_mb: float


async def measure(command: list[str], load: Load) -> Measured:
    """Start the bot, let it answer the load, and stop it."""
    telegram = LeanTelegram(load)
    server, port = await telegram.serve()
    arguments = [word.replace("URL", f"http://127.0.0.1:{port}") for word in command]
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", *arguments)
    try:
        await asyncio.wait_for(telegram.asked.wait(), 60)
        giving = asyncio.create_task(telegram.give())
        await asyncio.wait_for(telegram.warm.wait(), 60)
        before = _cpu_seconds(process.pid)
        await asyncio.wait_for(giving, 300)
        cpu = _cpu_seconds(process.pid) - before
        memory = _memory_mb(process.pid)
    finally:
        process.kill()
        await process.wait()
        server.close()
    times = sorted(load.latencies)
    return Measured(
        per_second=len(times) / (telegram.last_at - telegram.first_at),
        p50_ms=1000 * median(times),
        p99_ms=1000 * times[int(len(times) * 0.99)],
        cpu_ms=1000 * cpu / len(times),
        memory_mb=memory,
    )


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _memory_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


async def hembot(taps: int, per_second: float | None) -> Measured:
    """Hembot on a SQLite file of its own."""
    with tempfile.TemporaryDirectory() as folder:
        url, key = f"sqlite:///{folder}/bench.sqlite3", Fernet.generate_key()
        database = Database.open(url, key=key, programmes=read_programmes())
        load = Load(seed_taps(database, taps + WARM_UP), per_second=per_second, warm_up=WARM_UP)
        database.close()
        return await measure(["benchmarks.whole", "URL", url, key.decode()], load)


async def bare(library: str, taps: int, per_second: float | None) -> Measured:
    pile = [(8_000_000 + n, "yes:1:1:") for n in range(taps + WARM_UP)]
    load = Load(pile, per_second=per_second, warm_up=WARM_UP)
    return await measure(["benchmarks.bare", library, "URL"], load)


async def main(taps: int, rounds: int) -> None:
    bots: dict[str, Bot] = {
        "hembot, SQLite": hembot,
        "bare aiogram": partial(bare, "aiogram"),
        "bare python-telegram-bot": partial(bare, "ptb"),
    }
    for title, rate in (("32 outstanding", None), (f"{STEADY:.0f} taps a second", STEADY)):
        print(f"\n{title}, {taps} taps, median of {rounds} rounds")
        print(f"{'':26}{'taps/s':>8}{'p50 ms':>8}{'p99 ms':>8}{'CPU ms':>8}{'MB':>6}")
        results: dict[str, list[Measured]] = {name: [] for name in bots}
        for _ in range(rounds):
            for name, bot in bots.items():
                results[name].append(await bot(taps, rate))
        for name, runs in results.items():
            print(_line(name, runs))


def _line(name: str, runs: list[Measured]) -> str:
    def middle(field: str) -> float:
        return median(float(getattr(run, field)) for run in runs)

    return (
        f"{name:26}{middle('per_second'):8.0f}{middle('p50_ms'):8.1f}{middle('p99_ms'):8.1f}"
        f"{middle('cpu_ms'):8.2f}{middle('memory_mb'):6.0f}"
    )


if __name__ == "__main__":
    asyncio.run(main(*(int(word) for word in (sys.argv[1:] + ["2000", "3"][len(sys.argv) - 1 :]))))
