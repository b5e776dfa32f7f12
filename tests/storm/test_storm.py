"""A few storms, every time the tests run; `make storm SEEDS=500` lets more of them rage."""

import os
import subprocess
import sys

import pytest

from tests.storm.storm import storm

SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_after_a_storm_everything_is_as_it_should_be(seed: int) -> None:
    outcome = storm(seed)

    assert not outcome.broken, outcome.report


def test_the_same_seed_rages_the_same_in_every_process() -> None:
    """Also where the texts' hashes, and so the order of sets, are others."""
    other = _replayed(7, hashes="1")
    here = storm(7).report

    assert other.communicate(timeout=120)[0] == f"{here}\n"
    assert here.count("\n") > 100


def test_another_seed_is_another_storm() -> None:
    assert storm(1, steps=30).lines != storm(2, steps=30).lines


def test_the_same_seed_rages_the_same_twice_in_one_process() -> None:
    assert storm(8, steps=80).lines == storm(8, steps=80).lines


def _replayed(seed: int, *, hashes: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.storm", "--seed", str(seed)]
    alone = {**os.environ, "PYTHONHASHSEED": hashes}
    return subprocess.Popen(command, env=alone, stdout=subprocess.PIPE, text=True)
