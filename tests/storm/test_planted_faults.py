"""The storm is worth its while if it finds what we know to be wrong: here it is planted."""

import pytest

from tests.storm.planted import PLANTED, Planted
from tests.storm.storm import storm


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str) -> None:
    planted = PLANTED[name]

    seed = _first_seed_that_finds(planted)

    assert seed is not None, f"not found within {planted.within} seeds"


def _first_seed_that_finds(planted: Planted) -> int | None:
    for seed in range(planted.first, planted.first + planted.within):
        with planted.plant():
            outcome = storm(seed)
        if any(sentence.startswith(planted.found_as) for sentence in outcome.broken):
            return seed
    return None
