"""What a process and its children use, as the kernel counts it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Memory:
    """In MB. `rss` counts shared pages once for each process, `pss` divides them."""

    rss: float
    pss: float


def cpu_seconds(pid: int) -> float:
    """Of this process alone, in user and kernel mode."""
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> Memory:
    """Of this process and all that it has started."""
    tree = [pid, *_below(pid)]
    return Memory(sum(_mb(one, "Rss") for one in tree), sum(_mb(one, "Pss") for one in tree))


def _below(pid: int) -> Iterator[int]:
    for task in (PROC / str(pid) / "task").iterdir():
        for child in (task / "children").read_text().split():
            yield int(child)
            yield from _below(int(child))


def _mb(pid: int, name: str) -> float:
    lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))
