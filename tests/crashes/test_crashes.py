"""Killed at any point and started again, Hembot loses nothing and repeats nothing that it knows.

All points: `HEMBOT_CRASHES=all make test`. Without it, some of each scenario, evenly spread.
"""

import asyncio
import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.crashes.playing import Ending, Play, Verdict
from tests.crashes.scenarios import SCENARIOS, Scenario

# what a crash leaves behind differs only after a commit, and after a call that was heard
DECISIVE = re.compile(r"after COMMIT|\w+ has left")
MOST_DECISIVE, MOST_OTHERS = 6, 2
AT_ONCE = os.cpu_count() or 1
# where several chats take turns, what waits together commits together, more or less of it
OUTLIVED = 0.25


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
async def test_a_crash_loses_nothing_and_repeats_nothing(
    scenario: Scenario, tmp_path: Path, hurry: None, nursery: None
) -> None:
    play = Play(scenario, tmp_path)
    await play.begins()
    calm = await play.ends()

    verdicts = await _verdicts(play, calm, _chosen(calm.points))

    assert not [verdict for verdict in verdicts if verdict.troubles]
    assert sum(not verdict.is_there for verdict in verdicts) <= OUTLIVED * len(verdicts)


async def _verdicts(play: Play, calm: Ending, points: Sequence[str]) -> Sequence[Verdict]:
    """On a crash at each of these points."""
    places = asyncio.Semaphore(AT_ONCE)

    async def verdict_on(point: str) -> Verdict:
        async with places:
            return await play.verdict_on(point, calm)

    return await asyncio.gather(*map(verdict_on, points))


def _chosen(points: Sequence[str]) -> Sequence[str]:
    if os.environ.get("HEMBOT_CRASHES") == "all":
        return points
    decisive = [point for point in points if DECISIVE.match(point)]
    others = [point for point in points if not DECISIVE.match(point)]
    return [*_spread(decisive, MOST_DECISIVE), *_spread(others, MOST_OTHERS)]


def _spread(points: Sequence[str], most: int) -> Sequence[str]:
    """So many of them, as far apart as may be."""
    return [points[(2 * n + 1) * len(points) // (2 * most)] for n in range(most)]
