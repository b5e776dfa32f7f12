"""Somebody who asks for every page of figures, and computes from them what is not shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement

from visits.figures.asked import Asked
from visits.figures.cell import FEWEST, Cell
from visits.figures.count import Count
from visits.figures.counted import Dimension, Numbers
from visits.figures.figure import FIGURES
from visits.figures.months import Period

Place = tuple[str, str]
"""An area and a centre."""
Unknown = tuple[Place, date]
KEPT_APART = (Dimension.AREA, Dimension.CENTRE)


class Ledger:
    """All that was counted, for `work.figures`."""

    def __init__(self, numbers: Mapping[Unknown, Numbers]) -> None:
        self.numbers = numbers

    @property
    def figures(self) -> "Ledger":
        return self

    def rows(
        self, asked: Asked, by: Dimension | None = None
    ) -> dict[str, dict[date, dict[str, int]]]:
        found: dict[str, dict[date, dict[str, int]]] = {}
        for unknown in self.where(asked.only):
            if not any(self.numbers[unknown].values()):
                continue  # nothing is stored of it, and nobody is told so
            place, month = unknown
            into = found.setdefault(_key(place, by), {}).setdefault(month, {})
            for name, many in self.numbers[unknown].items():
                into[name] = into.get(name, 0) + many
        return found

    def places(self, asked: Asked) -> dict[Place, dict[date, dict[str, int]]]:
        found: dict[Place, dict[date, dict[str, int]]] = {}
        for place, month in self.where(asked.only):
            if any(self.numbers[place, month].values()):
                found.setdefault(place, {})[month] = dict(self.numbers[place, month])
        return found

    def families_by_place(self, asked: Asked) -> Mapping[Place, int]:
        return {}

    def families(self, asked: Asked, by: Dimension | None = None) -> Mapping[str, int]:
        """How many families there were is no sum of months, and not attacked here."""
        return {}

    def where(self, only: Mapping[Dimension, str]) -> Iterator[Unknown]:
        for place, month in self.numbers:
            if all(_key(place, one) == value for one, value in only.items()):
                yield place, month

    def within(self, period: Period, only: Mapping[Dimension, str]) -> frozenset[Unknown]:
        return frozenset(one for one in self.where(only) if one[1] in period)

    def sum(self, count: Count, of: Iterable[Unknown]) -> int:
        return sum(self.numbers[one].get(count, 0) for one in of)

    def pages(self) -> list[dict[Dimension, str]]:
        """Each way to narrow a page."""
        areas, centres = zip(*(place for place, _ in self.numbers), strict=True)
        of_area = [{Dimension.AREA: area} for area in sorted(set(areas))]
        of_centre = [{Dimension.CENTRE: one} for one in sorted(set(centres))]
        return [{}, *of_area, *of_centre]

    def choices(self) -> list[dict[Dimension, str]]:
        """Besides, whom no page may tell of: those of an area who go to one centre."""
        both = [dict(zip(KEPT_APART, place, strict=True)) for place, _ in self.numbers]
        return [*self.pages(), *both]

    def periods(self) -> list[Period]:
        months = sorted({month for _, month in self.numbers})
        return [Period(*two) for two in combinations_with_replacement(months, 2)]


def _key(place: Place, by: Dimension | None) -> str:
    return dict(zip(KEPT_APART, place, strict=True)).get(by, "") if by else ""


@dataclass(frozen=True, slots=True)
class Told:
    """One number that was on a page: the sum of one count over these months and places."""

    count: Count
    of: frozenset[Unknown]
    many: int


def told(name: str, of: frozenset[Unknown], cell: Cell | None) -> Iterator[Told]:
    if cell is not None:
        counts = counts_of(name)
        for count, many in zip(counts, (cell.many, cell.among), strict=False):
            assert many is not None
            yield Told(count, of, many)


def counts_of(name: str) -> list[Count]:
    """How many, and out of how many if it is a share."""
    figure = FIGURES[name]
    return [count for count in (figure.many, figure.among) if isinstance(count, Count)]


class Known:
    """The linear equations of one count; `tells` whether a sum follows from them."""

    def __init__(self) -> None:
        self._rows: dict[Unknown, dict[Unknown, Fraction]] = {}

    def learn(self, of: Iterable[Unknown]) -> None:
        rest = self._reduced(of)
        if rest:
            pivot = min(rest)
            self._rows[pivot] = {one: value / rest[pivot] for one, value in rest.items()}

    def tells(self, of: Iterable[Unknown]) -> bool:
        return not self._reduced(of)

    def _reduced(self, of: Iterable[Unknown]) -> dict[Unknown, Fraction]:
        rest = {one: Fraction(1) for one in of}
        while pivot := next((one for one in sorted(rest) if one in self._rows), None):
            times = rest[pivot]
            for one, value in self._rows[pivot].items():
                rest[one] = rest.get(one, Fraction()) - times * value
                if rest[one] == 0:
                    del rest[one]
        return rest


@dataclass(frozen=True, slots=True)
class Secret:
    """A small number that nobody may find out; of the rest, whoever finds out both `counts`."""

    words: str
    counts: tuple[Count, ...]
    of: frozenset[Unknown]


def secrets(ledger: Ledger, names: Iterable[str]) -> Iterator[Secret]:
    """Everything small that one could ask for, in whatever period."""
    for only in ledger.choices():
        for period in ledger.periods():
            of = ledger.within(period, only)
            for name in names:
                where = f"of {name}, {sorted(only.values())}, {period.first} to {period.last}"
                yield from _small(ledger, name, of, where)


def _small(ledger: Ledger, name: str, of: frozenset[Unknown], where: str) -> Iterator[Secret]:
    counts = tuple(counts_of(name))
    sums = [ledger.sum(count, of) for count in counts]
    for count, many in zip(counts, sums, strict=True):
        if 0 < many < FEWEST:
            yield Secret(f"{count} {where}: {many}", (count,), of)
    if len(sums) > 1 and FIGURES[name].guards_rest and 0 < sums[1] - sums[0] < FEWEST:
        yield Secret(f"the rest {where}: {sums[1] - sums[0]}", counts, of)
