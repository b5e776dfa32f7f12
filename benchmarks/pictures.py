"""How long pictures take, and what memory they add: `python -m benchmarks.pictures [CARDS]`.

Each card is another one; the time is this process's own (the machine may be busy).
"""

import asyncio
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from statistics import median, quantiles

from benchmarks.processes import memory
from hembot.draw_pictures import HOME, LINK, VOICE
from hembot.samples import VISIT
from messages.letter import letter
from messages.picture import Picture
from messages.pictures.drawing import drawn
from messages.pictures.studio import Studio
from visits.visit import slot_of

CARDS = 200
ROUNDS = 20


def cards(count: int, kind: str = "reminder") -> Iterator[Picture]:
    """As many, each at another time, in Arabic."""
    for index in range(count):
        slot = slot_of(VISIT.starts_at + timedelta(minutes=5 * index), 60)
        said = VOICE.say_in("ar", kind, family=HOME, visit=replace(VISIT, slot=slot), guests=())
        assert said.picture is not None
        yield said.picture


def taken(act: Callable[[], object]) -> float:
    """Milliseconds of processor time."""
    began = time.process_time()
    act()
    return (time.process_time() - began) * 1000


def told(what: str, times: list[float]) -> None:
    p95 = quantiles(times, n=20)[-1]
    print(f"{what:24} {len(times):5} × {median(times):7.2f} ms median {p95:7.2f} ms p95")


async def kept(studio: Studio, picture: Picture) -> float:
    began = time.perf_counter()
    await studio.drawn(picture)
    return (time.perf_counter() - began) * 1000


async def main(count: int) -> None:
    pictures, page = list(cards(count)), letter(HOME.pair, "ar", LINK)
    sheet = next(cards(1, "theme_preview"))
    before, studio = memory(os.getpid()).rss, Studio()
    print(f"the first card {taken(lambda: drawn(pictures[0])):.0f} ms")
    told("a card", [taken(lambda one=one: drawn(one)) for one in pictures])  # type: ignore[misc]
    told("a sheet of bubbles", [taken(lambda: drawn(sheet)) for _ in range(ROUNDS)])
    told("a letter", [taken(lambda: drawn(page)) for _ in range(ROUNDS)])
    await studio.drawn(pictures[0])
    told("a card that is kept", [await kept(studio, pictures[0]) for _ in range(count)])
    added, size = memory(os.getpid()).rss - before, len(drawn(pictures[0])) // 1000
    print(f"memory added {added:.0f} MB; a card {size} kB")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else CARDS))
