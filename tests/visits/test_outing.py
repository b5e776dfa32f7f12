"""When a family has said where it has been often enough."""

import pytest

from tests.visits.plain import NOW
from visits.outing import Outing, has_found_both

NOWHERE, PRESCHOOL, LIBRARY, BOTH = (False, False), (True, False), (False, True), (True, True)


@pytest.mark.parametrize(
    ("answers", "is_known"),
    [
        ([], False),
        ([NOWHERE], False),
        ([PRESCHOOL, PRESCHOOL], False),
        ([BOTH], True),
        ([PRESCHOOL, LIBRARY], True),
        ([BOTH, NOWHERE], True),
    ],
)
def test_a_family_that_has_been_to_both_is_not_asked_again(
    answers: list[tuple[bool, bool]], is_known: bool
) -> None:
    outings = [
        Outing(number, preschool, library, 1, NOW)
        for number, (preschool, library) in enumerate(answers)
    ]

    assert has_found_both(outings) is is_known
