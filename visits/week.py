"""A week as whoever makes visits sees it: what is booked, wished for, taken and free."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from visits.day_list import Line
from visits.people import Staff
from visits.scene import Standing
from visits.visit import Slot, Status


@dataclass(frozen=True, slots=True)
class Occupied:
    """When somebody is taken by something else: by what, nobody else gets to know."""

    staff_id: int
    slot: Slot


@dataclass(frozen=True, slots=True)
class WeekDay:
    """`wishes` are asked for on this day, wherever their visits stand; `free` suits both.

    `counted` is all that whoever oversees everybody's visits gets to see of them.
    """

    on: date
    lines: tuple[Line, ...] = ()
    wishes: tuple[Standing, ...] = ()
    occupied: tuple[Occupied, ...] = ()
    free: tuple[Slot, ...] = ()
    counted: Mapping[Status, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.wishes or self.occupied or self.counted)


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday. `colleagues` are the others of the reader's pairs, most families first.

    `colleague` is the one whose times are shown beside the reader's own. `of_all`: everybody's.
    """

    to: Staff
    days: Sequence[WeekDay]
    colleague: Staff | None = None
    colleagues: tuple[Staff, ...] = ()
    of_all: bool = False
