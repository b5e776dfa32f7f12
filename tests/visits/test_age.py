"""How old a child is, as people say it."""

from datetime import date

import pytest

from visits.age import Grown, GrownIn, grown


@pytest.mark.parametrize(
    ("born_on", "on", "age"),
    [
        ("2026-11-23", "2026-11-23", Grown(0, GrownIn.DAYS)),
        ("2026-11-17", "2026-11-23", Grown(6, GrownIn.DAYS)),
        ("2026-11-16", "2026-11-23", Grown(1, GrownIn.WEEKS)),
        ("2026-09-24", "2026-11-23", Grown(8, GrownIn.WEEKS)),
        ("2026-09-23", "2026-11-23", Grown(2, GrownIn.MONTHS)),
        ("2025-11-24", "2026-11-23", Grown(11, GrownIn.MONTHS)),
        ("2024-11-23", "2026-11-23", Grown(24, GrownIn.MONTHS)),
        # a month without its day ends on its last day
        ("2025-12-31", "2026-02-27", Grown(8, GrownIn.WEEKS)),
        ("2025-12-31", "2026-02-28", Grown(2, GrownIn.MONTHS)),
    ],
)
def test_a_child_has_an_age(born_on: str, on: str, age: Grown) -> None:
    assert grown(date.fromisoformat(born_on), date.fromisoformat(on)) == age
