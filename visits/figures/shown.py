"""Figures as they may be shown: of a period, over time, and row by row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from visits.figures.cell import Cell, together
from visits.figures.counted import Numbers
from visits.figures.figure import Figure
from visits.figures.hiding import is_whole, spans_within
from visits.figures.months import Period
from visits.figures.sheet import Sheet
from visits.programme import months_after

Months = Mapping[date, Numbers]
Rows = Mapping[str, Months]
"""The months of each row: of each area, of each language …"""


@dataclass(frozen=True, slots=True)
class Parts:
    """Rows that are `made_of` parts, where other tables put the same parts together otherwise."""

    rows: Rows
    made_of: Mapping[str, frozenset[str]]

    def months(self, row: str) -> Months:
        """Of all its parts together."""
        parts = self.made_of.get(row, frozenset())
        return _added({part: self.rows[part] for part in parts})


def each_by_itself(rows: Rows) -> Parts:
    return Parts(rows, {row: frozenset({row}) for row in rows})


@dataclass(frozen=True, slots=True)
class Table:
    """The cells that are shown, by row; None where one is hidden."""

    whole: Cell | None
    rows: Mapping[str, Cell | None]


def cells(figure: Figure, months: Months, today: date) -> dict[date, Cell]:
    """One cell for each month that can be counted by now."""
    return {
        month: cell_of(figure, row)
        for month, row in months.items()
        if not figure.lag_days or _is_ripe(month, figure.lag_days, today)
    }


def _is_ripe(month: date, lag_days: int, today: date) -> bool:
    return months_after(month, 1) + timedelta(days=lag_days) <= today


def cell_of(figure: Figure, row: Numbers) -> Cell:
    among = None if figure.among is None else row.get(figure.among, 0)
    return Cell(row.get(figure.many, 0), among, figure.guards_rest)


def sum_of(figure: Figure, months: Mapping[date, Cell], period: Period) -> Cell:
    within = [cell for month, cell in months.items() if month in period]
    nothing = Cell(0, None if figure.among is None else 0, figure.guards_rest)
    return together([nothing, *within])


def whole(figure: Figure, months: Months, period: Period, today: date) -> Cell | None:
    """The figure of the period; None if it must stay hidden."""
    return _whole(figure, months, period, (today, _sheet({"": months}, today)))


def _whole(figure: Figure, months: Months, period: Period, of: tuple[date, Sheet]) -> Cell | None:
    today, sheet = of
    by_month = cells(figure, months, today)
    cell, spans = sum_of(figure, by_month, period), sheet.spans(figure)
    is_even = (bool(spans) or not by_month) and is_whole(period, spans)
    return cell if is_even and cell.may_be_shown else None


def over_time(
    figure: Figure, months: Months, period: Period, today: date
) -> list[tuple[Period, Cell]]:
    """The months of the period; where one may not be shown, together with its neighbours."""
    by_month = cells(figure, months, today)
    spans = spans_within(period, _sheet({"": months}, today).spans(figure))
    return [(span, sum_of(figure, by_month, span)) for span in spans]


def row_over_time(
    figure: Figure, parts: Parts, key: str, period: Period, today: date
) -> list[tuple[Period, Cell]]:
    """One row of a table: only the spans of which every page shows it."""
    by_month, mine = cells(figure, parts.months(key), today), parts.made_of.get(key, frozenset())
    squares = _sheet(parts.rows, today).squares(figure)
    spans = spans_within(period, [one.span for one in squares if not mine & one.hidden])
    return [(span, sum_of(figure, by_month, span)) for span in spans]


def table(figure: Figure, parts: Parts, period: Period, today: date) -> Table:
    """The figure row by row, with their sum."""
    return tables([figure], parts, period, today)[figure]


def tables(
    figures: Iterable[Figure], parts: Parts, period: Period, today: date
) -> Mapping[Figure, Table]:
    """The same of several figures, of which some are made of the same numbers.

    A row is shown if none of its parts is hidden.
    """
    everybody, sheet = _added(parts.rows), _sheet(parts.rows, today)
    rows = {row: parts.months(row) for row in parts.made_of}
    found: dict[Figure, Table] = {}
    for figure in figures:
        everything = _whole(figure, everybody, period, (today, sheet))
        hidden = frozenset(parts.rows) if everything is None else sheet.hidden(figure, period)
        shown = {
            key: None
            if parts.made_of[key] & hidden
            else sum_of(figure, cells(figure, months, today), period)
            for key, months in rows.items()
        }
        found[figure] = Table(everything, shown)
    return found


def _sheet(rows: Rows, today: date) -> Sheet:
    everybody = _added(rows)
    return Sheet(
        rows,
        cells=lambda figure, key: cells(figure, rows[key], today),
        everybody=lambda figure: cells(figure, everybody, today),
    )


def _added(rows: Rows) -> Months:
    """All rows together, month by month."""
    added: dict[date, dict[str, int]] = {}
    for months in rows.values():
        for month, row in months.items():
            into = added.setdefault(month, {})
            for name, many in row.items():
                into[name] = into.get(name, 0) + many
    return added
