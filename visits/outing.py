"""Whether a family has found its way to places nearby, as the programmes follow up (S2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from visits.programme import months_after

ASKED_UNTIL = 24
"""Months: S2 follows it up by the fourth visit, and open preschools are for the youngest."""


@dataclass(frozen=True, slots=True)
class Outing:
    """A family's answer after a visit; the newest one counts."""

    visit_id: int
    open_preschool: bool
    library: bool
    answered_by: int
    answered_at: datetime


def has_found_both(answers: Iterable[Outing]) -> bool:
    """Whether the family has said yes to both, be it after different visits."""
    been = [(one.open_preschool, one.library) for one in answers]
    return any(preschool for preschool, _ in been) and any(library for _, library in been)


def is_too_old(born_on: date | None, on: date) -> bool:
    """Whether the child has outgrown the question.

    >>> [is_too_old(date(2024, month, 23), date(2026, 11, 23)) for month in (10, 11)]
    [True, False]
    """
    return born_on is not None and on > months_after(born_on, ASKED_UNTIL)
