"""Short random runs, every time the tests run; HEMBOT_RECONCILIATION_RUNS=20000 makes many more.

One that fails is replayed by `python -m tests.calendars.reconciliation --steps 12 --seed …`.
"""

import os
import subprocess
import sys

import pytest

from tests.calendars.reconciliation.ground import WITH_A_GUEST, the_ground
from tests.calendars.reconciliation.run import run

AT_ONCE = 10
STEPS = 12
RUNS = int(os.environ.get("HEMBOT_RECONCILIATION_RUNS", "40"))


@pytest.mark.parametrize("first", range(0, RUNS, AT_ONCE))
def test_at_rest_the_calendars_and_the_visits_agree(first: int) -> None:
    for seed in range(first, min(first + AT_ONCE, RUNS)):
        outcome = run(seed, the_ground(), steps=STEPS)

        assert not outcome.broken, outcome.report


@pytest.mark.parametrize("first", range(0, RUNS // 2, AT_ONCE))
def test_a_guests_calendar_agrees_too_and_decides_nothing(first: int) -> None:
    for seed in range(first, min(first + AT_ONCE, RUNS // 2)):
        outcome = run(seed, the_ground(), steps=STEPS, owners=WITH_A_GUEST)

        assert not outcome.broken, outcome.report


def test_the_same_seed_is_the_same_run_in_every_process() -> None:
    """Also where the texts' hashes, and so the order of sets, are others."""
    other = _replayed(7, hashes="1")
    here = run(7, the_ground(), steps=8).report

    assert other.communicate(timeout=120)[0] == f"{here}\n"
    assert here.count("\n") > 20


def test_another_seed_is_another_run() -> None:
    assert run(1, the_ground(), steps=5).lines != run(2, the_ground(), steps=5).lines


def _replayed(seed: int, *, hashes: str) -> "subprocess.Popen[str]":
    command = [
        sys.executable,
        "-m",
        "tests.calendars.reconciliation",
        "--steps",
        "8",
        "--seed",
        str(seed),
    ]
    alone = {**os.environ, "PYTHONHASHSEED": hashes}
    return subprocess.Popen(command, env=alone, stdout=subprocess.PIPE, text=True)
