"""Faults that are planted on purpose: if shuffled taps no longer found them, they guard nothing.

Each run is the same every time. Other numbers than this one find the faults too, mostly within
some dozens of examples; the budget allows for that.
"""

from collections.abc import Callable

import pytest
from hypothesis import Phase, settings

from tests.properties.ground import Ground
from tests.properties.runs import runs
from tests.properties.shuffling import shuffle_from
from visits import scene
from visits.actions import ask_to_move, book, deliver, settle_move
from visits.booking_rules import Acceptance
from visits.people import Parent

BUDGET = settings(runs(200), database=None, print_blob=False, phases=[Phase.generate])
NUMBER = 2

Plant = pytest.MonkeyPatch


def old_editions_are_accepted(plant: Plant) -> None:
    plant.setattr(scene, "_same_edition", lambda visit, edition: None)


def nobody_looks_whether_staff_are_free(plant: Plant) -> None:
    for action, check in (
        (book, "must_be_free"),
        (ask_to_move, "must_be_offered"),
        (settle_move, "must_be_free"),
    ):
        plant.setattr(action, check, lambda work, standing, slot, now: None)


def the_nurses_yes_is_enough(plant: Plant) -> None:
    plant.setattr(Acceptance, "is_met", lambda self, agreed_by, pair: pair.nurse.id in agreed_by)


def nobody_asks_for_consent(plant: Plant) -> None:
    plant.setattr(Parent, "can_be_told", True)
    plant.setattr(deliver, "_cannot_be_told", lambda person: None)


FAULTS = (
    (old_editions_are_accepted, "an_old_button_changes_nothing"),
    (nobody_looks_whether_staff_are_free, "nobody_is_booked_twice"),
    (the_nurses_yes_is_enough, "the_old_time_stands_until_all_staff_agreed"),
    (nobody_asks_for_consent, "nobody_is_told_without_consent"),
)


@pytest.mark.parametrize(("fault", "law"), FAULTS, ids=[fault.__name__ for fault, _ in FAULTS])
def test_a_planted_fault_is_found_by_the_law_that_forbids_it(
    ground: Ground, monkeypatch: Plant, fault: Callable[[Plant], None], law: str
) -> None:
    fault(monkeypatch)

    with pytest.raises(AssertionError) as found:
        shuffle_from(ground, BUDGET, NUMBER)

    assert law in [entry.name for entry in found.traceback]
