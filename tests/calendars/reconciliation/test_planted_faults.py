"""If the runs no longer found these, they would guard nothing."""

import pytest

from tests.calendars.reconciliation.ground import the_ground
from tests.calendars.reconciliation.planted import PLANTED, Planted
from tests.calendars.reconciliation.run import run


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_found(name: str) -> None:
    planted = PLANTED[name]

    seed = _first_seed_that_finds(planted)

    assert seed is not None, f"not found within {planted.within} seeds"


def _first_seed_that_finds(planted: Planted) -> int | None:
    for seed in range(planted.first, planted.first + planted.within):
        with planted.plant():
            broken = run(seed, the_ground()).broken
        if any(sentence.startswith(law) for sentence in broken for law in planted.found_as):
            return seed
    return None
