"""Over which spans, and in which of them for which rows, a figure is shown: once for everybody.

Where every page shows sums of the same spans alone, nothing new can be computed from two pages:
docs/decisions/0018.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from visits.figures.cell import Cell, together
from visits.figures.figure import FIGURES, Figure
from visits.figures.hiding import Span, blocks, coarsest, hidden_rows, is_whole, over
from visits.figures.months import Period

Cells = Mapping[date, Cell]
BY_THEMSELVES = frozenset(
    figure.many if figure.among is None else figure.among for figure in FIGURES.values()
)
"""Numbers that more than one figure tells: each must tell them of the same spans."""
PARTS_OF_A_YEAR = (1, 3, 6, 12)
"""In months: the finest first."""


@dataclass(frozen=True, slots=True)
class Square:
    """One span of a table, and the rows that are not shown of it."""

    span: Period
    hidden: frozenset[str]


class Sheet:
    """Everything counted in some rows; what of it may be shown is found out once."""

    def __init__(
        self,
        rows: Collection[str],
        *,
        cells: Callable[[Figure, str], Cells],
        everybody: Callable[[Figure], Cells],
    ) -> None:
        self._rows, self._cells, self._everybody = rows, cells, everybody
        self._spans: dict[Figure, list[Period]] = {}
        self._squares: dict[Figure, list[Square]] = {}

    def spans(self, figure: Figure) -> list[Period]:
        """Those of which everything together may be shown."""
        if figure not in self._spans:
            self._spans[figure] = self._find_spans(figure)
        return self._spans[figure]

    def squares(self, figure: Figure) -> list[Square]:
        """Of each year as many as show whatever the whole year could show."""
        if figure not in self._squares:
            self._squares[figure] = self._find_squares(figure)
        return self._squares[figure]

    def hidden(self, figure: Figure, period: Period) -> frozenset[str]:
        """The rows that are not shown of the period: all, where it cuts through a span."""
        squares = self.squares(figure)
        if not squares or not is_whole(period, [one.span for one in squares]):
            return frozenset(self._rows)
        return _hidden(squares, period)

    def _find_spans(self, figure: Figure) -> list[Period]:
        months = self._everybody(figure)
        inner = [self.spans(one) for one in _alone(figure)]
        if not inner:
            return blocks([Span(month, month, months[month]) for month in sorted(months)])
        units = coarsest(*inner)
        sums = _sums(figure, months, units)
        spans = [Span(u.first, u.last, cell) for u, cell in zip(units, sums, strict=True)]
        return blocks(spans)

    def _find_squares(self, figure: Figure) -> list[Square]:
        inner = [self.squares(one) for one in _alone(figure)]
        units = coarsest(self.spans(figure), *([one.span for one in each] for each in inner))
        sums = {key: _sums(figure, self._cells(figure, key), units) for key in self._rows}
        also = [square for squares in inner for square in squares]

        def square(at: Sequence[int]) -> Square:
            span = over([units[number] for number in at])
            added = {key: together(row[at[0] : at[-1] + 1]) for key, row in sums.items()}
            return Square(span, hidden_rows(added, _hidden(also, span)))

        years = groupby(range(len(units)), key=lambda number: units[number].first.year)
        return [one for _, at in years for one in _divided(units, list(at), square)]


def _alone(figure: Figure) -> list[Figure]:
    """The numbers of which this figure is made, where others tell them as well."""
    if figure.among is None:
        return []
    counts = [count for count in (figure.among, figure.many) if count in BY_THEMSELVES]
    return [Figure(count, lag_days=figure.lag_days) for count in counts]


def _sums(figure: Figure, months: Cells, units: Sequence[Period]) -> list[Cell]:
    """Of each unit, in one pass over the months."""
    nothing = Cell(0, None if figure.among is None else 0, figure.guards_rest)
    found, at = [nothing] * len(units), 0
    for month in sorted(months) if units else ():
        while month > units[at].last:
            at += 1
        found[at] += months[month]
    return found


def _divided(
    units: Sequence[Period], at: Sequence[int], square: Callable[[Sequence[int]], Square]
) -> list[Square]:
    year = square(at)
    for months in PARTS_OF_A_YEAR:
        parts = groupby(at, key=lambda number: (units[number].first.month - 1) // months)
        squares = [square(list(part)) for _, part in parts]
        if all(one.hidden <= year.hidden for one in squares):
            return squares
    return [year]


def _hidden(squares: Sequence[Square], period: Period) -> frozenset[str]:
    return frozenset[str]().union(*(one.hidden for one in squares if one.span.first in period))
