"""What a centre is paid for home visits made together with social services (S1, Örebro)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from visits.people import Profession
from visits.programme import Place
from visits.quiet_hours import ZONE
from visits.snapshot import Seen

TOGETHER = frozenset({Profession.NURSE, Profession.FAMILY_SUPPORTER})
"""Ordinance 2025:74: a child health nurse, and somebody from social services."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Whole kronor for one visit, from this day on: together with social services, or ordinary."""

    from_: date
    together: int
    ordinary: int


@dataclass(frozen=True, slots=True)
class Money:
    """The rules: `kva` is the code of such a visit. `rates` stand with the newest first.

    `fixed_centres` have fixed funding: they get the ordinary rate, and code all the same.
    """

    kva: str = ""
    code_name: str = ""
    rates: tuple[Rate, ...] = ()
    fixed_centres: frozenset[str] = frozenset()

    def rate_on(self, day: date) -> Rate | None:
        return next((rate for rate in self.rates if rate.from_ <= day), None)


NO_MONEY = Money()


@dataclass(frozen=True, slots=True)
class HeldVisit:
    """A visit that took place; `seen` is what its newest snapshot says, if there is one."""

    alias: str
    centre: str | None
    number: int
    starts_at: datetime
    seen: Seen | None


class Paid(StrEnum):
    """Why a visit that is listed is paid for, or not (yet)."""

    PAID = "paid"
    NO_SNAPSHOT = "no_snapshot"
    NO_RATE = "no_rate"


@dataclass(frozen=True, slots=True)
class BillLine:
    """One visit, on its local day; it has the code where it was made together."""

    day: date
    alias: str
    number: int
    paid: Paid
    code: str
    kronor: int


@dataclass(frozen=True, slots=True)
class Bill:
    """All of one centre; None: of families that belong to none, at the usual rate."""

    centre: str | None
    lines: tuple[BillLine, ...]

    @property
    def kronor(self) -> int:
        return sum(line.kronor for line in self.lines)


def bills(held: Iterable[HeldVisit], money: Money) -> Sequence[Bill]:
    """By centre and day; families without a centre come last."""
    listed = sorted((one for one in held if _is_listed(one)), key=_in_order)
    return tuple(
        Bill(centre, tuple(_line(one, money) for one in visits))
        for centre, visits in groupby(listed, key=lambda one: one.centre)
    )


def together_at_home(seen: Seen) -> bool:
    """Whether social services took part in a home visit of the child health nurse."""
    return seen.place is Place.HOME and seen.professions >= TOGETHER


def _is_listed(visit: HeldVisit) -> bool:
    return visit.seen is None or together_at_home(visit.seen)


def _in_order(visit: HeldVisit) -> tuple[bool, str, datetime, str]:
    return (visit.centre is None, visit.centre or "", visit.starts_at, visit.alias)


def _line(visit: HeldVisit, money: Money) -> BillLine:
    day = visit.starts_at.astimezone(ZONE).date()
    if visit.seen is None:
        return BillLine(day, visit.alias, visit.number, Paid.NO_SNAPSHOT, "", 0)
    rate = money.rate_on(day)
    if rate is None:
        return BillLine(day, visit.alias, visit.number, Paid.NO_RATE, money.kva, 0)
    kronor = rate.ordinary if visit.centre in money.fixed_centres else rate.together
    return BillLine(day, visit.alias, visit.number, Paid.PAID, money.kva, kronor)
