"""The whole confirm path beside bots that store nothing: taps per second, latency, CPU, memory.

A tap comes in over HTTP, is stored, the visit is confirmed in one durable commit, the tap is
answered and the message edited over HTTP. `python -m benchmarks.confirm [TAPS] [ROUNDS]`
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.databases import (
    KEY,
    PostgresDatabases,
    SqliteFiles,
    Taps,
    postgres_databases,
)
from benchmarks.lean_telegram import Load
from benchmarks.measuring import Measured, measure

TAPS, ROUNDS = 300, 3
WARM_UP = 200  # what is loaded or compiled once is not what a tap costs
STEADY = 200.0  # taps a second

AIOGRAM, PTB = "bare aiogram", "bare python-telegram-bot"


Bot = Callable[[int], Awaitable[list[Measured]]]
Runs = Mapping[str, list[list[Measured]]]


def loads(all_taps: Taps, taps: int) -> list[Load]:
    """One to warm up with, one as fast as it goes, and one at a steady rate."""
    left = iter(all_taps)
    warm_up, fast, steady = (list(islice(left, many)) for many in (WARM_UP, taps, taps))
    return [Load(warm_up), Load(fast), Load(steady, per_second=STEADY)]


async def hembot(databases: SqliteFiles | PostgresDatabases, taps: int) -> list[Measured]:
    """Hembot on a database of its own."""
    seeded = databases.copy()
    command = ["benchmarks.whole", "URL", seeded.url, KEY.decode()]
    return (await measure(command, loads(seeded.taps, taps)))[1:]


async def bare_aiogram(taps: int) -> list[Measured]:
    return (await measure(["benchmarks.bare", "aiogram", "URL"], loads(_any_taps(taps), taps)))[1:]


async def bare_ptb(taps: int) -> list[Measured]:
    """A third of the taps, for which it needs as long; it cannot keep up with the steady rate."""
    warm_up, fast, _ = loads(_any_taps(taps), taps // 3)
    return (await measure(["benchmarks.bare", "ptb", "URL"], [warm_up, fast]))[1:]


def _any_taps(taps: int) -> Taps:
    return [(8_000_000 + number, "yes:1:1:") for number in range(WARM_UP + 2 * taps)]


async def compare(bots: Mapping[str, Bot], taps: int, rounds: int) -> Runs:
    """In turns, so that whatever else the machine does falls on all alike."""
    runs: dict[str, list[list[Measured]]] = {name: [] for name in bots}
    for _ in range(rounds):
        for name, bot in bots.items():
            runs[name].append(await bot(taps))
    return runs


def show(title: str, runs: Runs, load: int) -> None:
    print(f"\n{title}")
    print(f"{'':26}{'taps/s':>8}{'p50 ms':>8}{'p99 ms':>8}{'CPU ms':>8}{'MB':>6}")
    for name, measured in runs.items():
        if load < len(measured[0]):
            print(f"{name:26}{_line([run[load] for run in measured])}")


def _line(runs: Sequence[Measured]) -> str:
    def middle(field: str) -> float:
        return median(float(getattr(run, field)) for run in runs)

    return (
        f"{middle('per_second'):8.0f}{middle('p50_ms'):8.1f}{middle('p99_ms'):8.1f}"
        f"{middle('cpu_ms'):8.2f}{middle('memory_mb'):6.0f}"
    )


def show_ratios(runs: Runs) -> None:
    """Of taps a second, round by round, and the median of those."""
    for ours in runs.keys() - {AIOGRAM, PTB}:
        for other in (AIOGRAM, PTB):
            pairs = zip(runs[ours], runs[other], strict=True)
            ratio = median(our[0].per_second / their[0].per_second for our, their in pairs)
            print(f"{ours} : {other} = {ratio:.2f}")


async def main(taps: int, rounds: int) -> None:
    families = WARM_UP + 2 * taps
    with tempfile.TemporaryDirectory() as folder, postgres_databases(families) as on_postgresql:
        bots: dict[str, Bot] = {
            "Hembot, SQLite": partial(hembot, SqliteFiles(Path(folder), families))
        }
        if on_postgresql is not None:
            bots["Hembot, PostgreSQL"] = partial(hembot, on_postgresql)
        bots |= {AIOGRAM: bare_aiogram, PTB: bare_ptb}
        runs = await compare(bots, taps, rounds)
    show(f"32 outstanding, {taps} taps, median of {rounds} rounds", runs, 0)
    show_ratios(runs)
    show(f"{STEADY:.0f} taps a second, {taps} taps, median of {rounds} rounds", runs, 1)


if __name__ == "__main__":
    asyncio.run(main(*(int(word) for word in sys.argv[1:]), *(TAPS, ROUNDS)[len(sys.argv) - 1 :]))
