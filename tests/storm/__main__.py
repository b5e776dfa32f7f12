"""`make storm SEEDS=500` lets many storms rage; `make storm SEED=123` replays one, step by step."""

import gc
import os
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from tests.storm.storm import Outcome, storm

SEEDS = 100
AT_ONCE = 5


def main() -> None:
    asked = ArgumentParser(prog="make storm", description=__doc__)
    asked.add_argument("--seed", type=int, help="replay this one")
    asked.add_argument("--seeds", type=int, default=SEEDS, help="how many")
    asked.add_argument("--first", type=int, default=0, help="the first of them")
    given = asked.parse_args()
    if given.seed is None:
        sys.exit(_rage(range(given.first, given.first + given.seeds)))
    sys.exit(_replay(given.seed))


def _replay(seed: int) -> bool:
    outcome = storm(seed)
    print(outcome.report)
    return bool(outcome.broken)


def _rage(seeds: range) -> bool:
    """On every core; says whether a seed failed. The first that does is told step by step."""
    began, failed = time.monotonic(), 0
    for number, outcome in enumerate(_outcomes(seeds), 1):
        if outcome.broken:
            print(f"\n{outcome.summary if failed else outcome.report}")
            failed += 1
        if sys.stderr.isatty():
            print(f"\r{number} of {len(seeds)} seeds", end="", file=sys.stderr)
    took = time.monotonic() - began
    print(
        f"\n{len(seeds)} seeds in {took:.0f} s ({len(seeds) / took:.1f} a second), {failed} failed"
    )
    return failed > 0


def _outcomes(seeds: Iterable[int]) -> Iterator[Outcome]:
    with ProcessPoolExecutor(os.cpu_count(), initializer=_settles_down) as processes:
        yield from processes.map(storm, seeds, chunksize=AT_ONCE)


def _settles_down() -> None:
    """What was imported need not be looked through again and again."""
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
