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
from visits.figures.figure import FIGURES, Figure
from visits.figures.months import Period

Place = tuple[str, str]
"""An area and a language."""
Unknown = tuple[Place, date]
Vector = Mapping[Unknown, Fraction]
KEPT_APART = (Dimension.AREA, Dimension.LANGUAGE)


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
            place, month = unknown
            into = found.setdefault(_key(place, by), {}).setdefault(month, {})
            for name, many in self.numbers[unknown].items():
                into[name] = into.get(name, 0) + many
        return found

    def families(self, asked: Asked, by: Dimension | None = None) -> dict[str, int]:
        """These are no sums, and not attacked here."""
        return {}

    def where(self, only: Mapping[Dimension, str]) -> Iterator[Unknown]:
        for place, month in self.numbers:
            if all(_key(place, one) == value for one, value in only.items()):
                yield place, month

    def choices(self) -> list[dict[Dimension, str]]:
        """Each way to narrow a page."""
        areas, languages = zip(*(place for place, _ in self.numbers), strict=True)
        of_area = [{Dimension.AREA: area} for area in sorted(set(areas))]
        of_language = [{Dimension.LANGUAGE: one} for one in sorted(set(languages))]
        if len(of_language) == 1:
            return [{}, *of_area]
        both = [{**area, **language} for area in of_area for language in of_language]
        return [{}, *of_area, *of_language, *both]

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


def told(figure: Figure, of: Iterable[Unknown], cell: Cell | None) -> Iterator[Told]:
    if cell is not None:
        within = frozenset(of)
        assert isinstance(figure.many, Count)
        yield Told(figure.many, within, cell.many)
        if cell.among is not None:
            assert isinstance(figure.among, Count)
            yield Told(figure.among, within, cell.among)


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


def small(many: int) -> bool:
    return 0 < many < FEWEST


def secrets(ledger: Ledger, name: str) -> Iterator[tuple[str, frozenset[Unknown], bool]]:
    """What nobody may find out of this figure: in words, where, and whether it is the rest."""
    figure = FIGURES[name]
    for only in ledger.choices():
        for period in ledger.periods():
            of = frozenset(one for one in ledger.where(only) if one[1] in period)
            many = sum(ledger.numbers[one].get(figure.many, 0) for one in of)
            where = f"{name} of {sorted(only.values())} from {period.first} to {period.last}"
            if small(many):
                yield f"{where}: {many}", of, False
            if figure.among is None:
                continue
            among = sum(ledger.numbers[one].get(figure.among, 0) for one in of)
            if small(among):
                yield f"the base of {where}: {among}", of, False
            if figure.guards_rest and small(among - many):
                yield f"the rest of {where}: {among - many}", of, True
