"""What an installation says about when visits may be offered: data, as the programmes are."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

from visits.people import Pair

DaysOff = Callable[[date], time | None]
"""From what local time nobody works that day; None on an ordinary day, midnight on a day off."""


def no_days_off(day: date) -> time | None:
    return None


@dataclass(frozen=True, slots=True)
class Travel:
    """Minutes between two areas, either way, and within one; `default` where nothing is said.

    >>> travel = Travel(15, {frozenset({"Angered", "Centrum"}): 25, frozenset({"Angered"}): 10})
    >>> travel.minutes("Centrum", "Angered"), travel.minutes("Angered", "Angered")
    (25, 10)
    >>> travel.minutes("Angered", None)
    15
    """

    default: int = 15
    table: Mapping[frozenset[str], int] = field(default_factory=dict)

    def minutes(self, one: str | None, other: str | None) -> int:
        if one is None or other is None:
            return self.default
        return self.table.get(frozenset((one, other)), self.default)


class Acceptance(StrEnum):
    """Whose yes settles a wish: of all, of any one, or of the nurse, who leads."""

    ALL = "all"
    ANY = "any"
    LEAD = "lead"

    def is_met(self, agreed_by: Set[int], pair: Pair) -> bool:
        makers = {member.id for member in pair}
        if self is Acceptance.ANY:
            return bool(agreed_by & makers)
        leads = {pair.nurse.id} & makers if self is Acceptance.LEAD else makers
        return agreed_by >= (leads or makers)


@dataclass(frozen=True, slots=True)
class BookingRules:
    """`before` and `after` are minutes that staff need around a visit besides their travel.

    Visits begin on whole multiples of `grid` minutes, `notice` from now at the earliest, and
    `first_visit` (local time) at the earliest: small children, and staff who have just come in.
    `acceptance_at` are the centres that families belong to, with each one's own rule.
    """

    grid: int = 15
    notice: timedelta = timedelta(hours=20)
    days: int = 28
    before: int = 0
    after: int = 0
    travel: Travel = field(default_factory=Travel)
    first_visit: time = time(9)
    days_off: DaysOff = no_days_off
    acceptance: Acceptance = Acceptance.ALL
    acceptance_at: Mapping[str, Acceptance] = field(default_factory=dict)
    areas: tuple[str, ...] = ()

    @property
    def centres(self) -> tuple[str, ...]:
        return tuple(self.acceptance_at)

    def acceptance_of(self, centre: str | None) -> Acceptance:
        """Whose yes settles the wish of a family of this centre."""
        return self.acceptance_at.get(centre or "", self.acceptance)


USUAL_RULES = BookingRules()
