"""What Hembot counts of any clinic is what somebody finds who goes through all of it by hand.

`HEMBOT_CLINIC=17 pytest tests/figures` looks at clinic 17 alone.
"""

import os

import pytest

from storage.work import SqlWork
from tests.figures.compare import count_all, differences, differences_narrowed
from tests.figures.random_clinic import RandomClinic
from visits.figures.counted import Dimension

ONE = os.environ.get("HEMBOT_CLINIC")
DIMENSIONS = list(Dimension)
CLINICS = range(60) if ONE is None else (int(ONE),)


@pytest.mark.parametrize("number", CLINICS)
def test_every_figure_is_what_its_words_say(work: SqlWork, number: int) -> None:
    clinic = RandomClinic(work, number)
    clinic.move_in(families=60 if number == 0 else 5 + number % 9)

    count_all(work)

    assert differences(work, clinic.family_ids, DIMENSIONS[number % 4]) == []


@pytest.mark.parametrize("number", CLINICS)
def test_after_changes_it_is_still_what_the_words_say(work: SqlWork, number: int) -> None:
    clinic = RandomClinic(work, number)
    clinic.move_in(families=5)
    count_all(work)

    clinic.change(times=12)
    clinic.move_in(families=1)
    count_all(work)

    assert differences(work, clinic.family_ids, DIMENSIONS[number % 4]) == []


def test_narrowed_in_all_ways_at_once_it_is_still_what_the_words_say(work: SqlWork) -> None:
    clinic = RandomClinic(work, seed=7)
    clinic.move_in(families=25)

    count_all(work)

    assert differences_narrowed(work, clinic.family_ids) == []
