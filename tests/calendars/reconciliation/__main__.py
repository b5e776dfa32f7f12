"""Random runs of staff, families and faults: `python -m tests.calendars.reconciliation`.

`--runs 20000` makes many, `--seed 7` replays one step by step, `--real` makes them on real
servers, `--planted "a server that ignores If-Match"` with a fault that they must find.
"""

import asyncio
import gc
import logging
import os
import sys
import time
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from hembot.demo.cast import Somebody
from tests.calendars.reconciliation.ground import OWNERS, WITH_A_GUEST, the_ground
from tests.calendars.reconciliation.planted import PLANTED, nothing
from tests.calendars.reconciliation.real import both_servers, live_on
from tests.calendars.reconciliation.run import STEPS, Outcome, run

RUNS, REAL_RUNS = 200, 50
AT_ONCE = 5


def main() -> None:
    asked = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    asked.add_argument("--seed", type=int, help="replay this one")
    asked.add_argument("--runs", type=int, help="how many")
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--steps", type=int, default=STEPS, help="of each run")
    asked.add_argument("--real", action="store_true", help="on Radicale and Xandikos")
    asked.add_argument("--planted", choices=PLANTED, help="with this fault")
    asked.add_argument("--guest", action="store_true", help="with somebody who comes along")
    given = asked.parse_args()
    logging.disable(logging.CRITICAL)
    sys.exit(_tell(_outcomes(given), is_replay=given.seed is not None))


def _outcomes(given: Namespace) -> Iterator[Outcome]:
    many = given.runs or (REAL_RUNS if given.real else RUNS)
    seeds = range(given.first, given.first + many) if given.seed is None else [given.seed]
    owners = WITH_A_GUEST if given.guest else OWNERS
    if given.real:
        yield from _on_real_servers(seeds, given.steps)
    elif given.seed is not None:
        yield _one(given.seed, given.steps, given.planted, owners)
    else:
        one = partial(_one, steps=given.steps, planted=given.planted, owners=owners)
        with ProcessPoolExecutor(os.cpu_count(), initializer=_settles_down) as processes:
            yield from processes.map(one, seeds, chunksize=AT_ONCE)


def _one(seed: int, steps: int, planted: str | None, owners: Sequence[Somebody]) -> Outcome:
    with PLANTED[planted].plant() if planted else nothing():
        return run(seed, the_ground(), steps=steps, owners=owners)


def _on_real_servers(seeds: Iterable[int], steps: int) -> Iterator[Outcome]:
    async def lived() -> list[Outcome]:
        async with both_servers() as servers:
            return [await live_on(servers, seed, steps=steps) for seed in seeds]

    yield from asyncio.run(lived())


def _tell(outcomes: Iterator[Outcome], *, is_replay: bool) -> bool:
    """Says whether a run failed. The first that did is told step by step."""
    began, made, failed = time.monotonic(), 0, 0
    for outcome in outcomes:
        if is_replay or (outcome.broken and not failed):
            print(outcome.report)
        elif outcome.broken:
            print(outcome.summary)
        made += 1
        failed += bool(outcome.broken)
    if not is_replay:
        print(f"{made} runs in {time.monotonic() - began:.0f} s, {failed} failed")
    return failed > 0


def _settles_down() -> None:
    """What was imported need not be looked through again and again."""
    logging.disable(logging.CRITICAL)
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
