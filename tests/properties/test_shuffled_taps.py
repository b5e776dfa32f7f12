"""Shuffled, doubled and old taps by two parents, another family and two staff.

`HEMBOT_PROPERTY_RUNS=20` multiplies the examples by twenty, for a long night. A failure prints
the shortest story that it was found in, and a blob that replays it.
"""

from tests.properties.ground import Ground
from tests.properties.runs import runs
from tests.properties.shuffling import shuffle


def test_no_order_of_taps_breaks_a_law(ground: Ground) -> None:
    shuffle(ground, runs(12))
