"""How far a programme has come here: whether it is confirmed, and offered to families."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from visits.planned import Detail
from visits.programme import PlannedVisit, Programme


@dataclass(frozen=True, slots=True)
class ProgrammeUse:
    """`confirmed` are the assumptions as a coordinator (`confirmed_by`) took them over.

    `active_at` is since when families are offered the programme. `plan` is the file's plan as the
    families' visits follow it. Both texts are signs: with another one the file has changed.
    """

    slug: str
    confirmed: str | None = None
    confirmed_by: int | None = None
    confirmed_at: datetime | None = None
    active_at: datetime | None = None
    plan: str | None = None

    def is_confirmed(self, programme: Programme) -> bool:
        """Nothing is assumed, or a coordinator has confirmed all of it as it stands now."""
        return not programme.assumptions or self.confirmed == sign_of_assumptions(programme)

    def is_offered(self, programme: Programme) -> bool:
        return self.active_at is not None and self.is_confirmed(programme)


def sign_of_assumptions(programme: Programme) -> str:
    """Another one as soon as anything else is assumed."""
    return _sign(
        (one.number, one.detail, one.lender, _value(programme.visits[one.number - 1], one.detail))
        for one in programme.assumptions
    )


def sign_of_plan(programme: Programme) -> str:
    """Another one as soon as a family's visits would be planned otherwise."""
    return _sign(
        (one.number, _age(one), one.place, one.theme, one.minutes, one.makers, one.only_when)
        for one in programme.visits
    )


def _sign(lines: Iterable[tuple[object, ...]]) -> str:
    text = "\n".join(" ".join(map(str, line)) for line in lines)
    return sha256(text.encode()).hexdigest()[:16]


def _value(visit: PlannedVisit, detail: Detail) -> str:
    if detail is Detail.AGE:
        return _age(visit)
    value = getattr(visit, detail)
    return " ".join(value) if isinstance(value, tuple) else str(value)


def _age(visit: PlannedVisit) -> str:
    return f"{visit.age.unit} {visit.age.first} {visit.age.last}"
