"""An interpreter: whether a family's visits need one, and how it stands with one visit.

This is the need, and the answer of staff; who books whom is not our business. A colleague whose
profession it is, and who comes along, is a guest of the visit: `visits/guests.py`.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from visits.people import Family
    from visits.visit import Visit

# 1177's analysis of needs (2017) in its order, then Ukrainian: ISO 639, as Babel names them
LANGUAGES = ("ar", "so", "fa_AF", "ti", "pl", "fa", "ckb", "en", "th", "bs", "es", "uk")


class Interpreter(StrEnum):
    """NEEDED is what nobody has answered yet: it is never stored."""

    NEEDED = "needed"
    BOOKED = "booked"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"


ANSWERS = frozenset(Interpreter) - {Interpreter.NEEDED}


def interpreter_for(visit: "Visit", family: "Family") -> Interpreter | None:
    """How it stands for this edition of the visit; None where the family needs none."""
    if family.interpreter is None:
        return None
    return visit.interpreter or Interpreter.NEEDED
