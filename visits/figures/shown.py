"""Figures as they may be shown: of a period, over time, and row by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from visits.figures.cell import Cell, together
from visits.figures.counted import Numbers
from visits.figures.figure import Figure
from visits.figures.hiding import blocks, hidden_rows, is_whole, spans_within
from visits.figures.months import Period
from visits.programme import months_after

Months = Mapping[date, Numbers]
Rows = Mapping[str, Months]
"""The months of each row: of each area, of each language …"""
NOTHING = Cell(0)


@dataclass(frozen=True, slots=True)
class Table:
    """The cells that are shown, by row; None where one is hidden."""

    whole: Cell | None
    rows: Mapping[str, Cell | None]

    def hides(self, row: str) -> bool:
        return row in self.rows and self.rows[row] is None


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
    by_month = cells(figure, months, today)
    cell = sum_of(figure, by_month, period)
    return cell if cell.may_be_shown and _ends_with_spans(period, by_month) else None


def _ends_with_spans(period: Period, by_month: Mapping[date, Cell]) -> bool:
    spans = blocks(by_month)
    return (bool(spans) or not by_month) and is_whole(period, spans)


def over_time(
    figure: Figure, months: Months, period: Period, today: date
) -> list[tuple[Period, Cell]]:
    """The months of the period; where one may not be shown, together with its neighbours."""
    by_month = cells(figure, months, today)
    spans = spans_within(period, blocks(by_month))
    return [(span, sum_of(figure, by_month, span)) for span in spans]


def table(figure: Figure, rows: Rows, period: Period, today: date) -> Table:
    """The figure row by row, with their sum."""
    return tables([figure], rows, period, today)[figure]


def tables(
    figures: Iterable[Figure], rows: Rows, period: Period, today: date
) -> Mapping[Figure, Table]:
    """The same of several figures, of which some are made of the same numbers."""
    everybody = _added(rows)
    found: dict[Figure, Table] = {}

    def made(figure: Figure) -> Table:
        if figure not in found:
            also = [made(alone) for alone in _alone(figure)]
            everything = whole(figure, everybody, period, today)
            found[figure] = _table(figure, rows, period, (today, everything, also))
        return found[figure]

    return {figure: made(figure) for figure in figures}


def _alone(figure: Figure) -> Sequence[Figure]:
    """Each number of a share by itself: what is hidden there, or under another figure, is here."""
    if figure.among is None:
        return ()
    return [Figure(count, lag_days=figure.lag_days) for count in (figure.many, figure.among)]


def _table(
    figure: Figure, rows: Rows, period: Period, of: tuple[date, Cell | None, Sequence[Table]]
) -> Table:
    today, everything, alone = of
    if everything is None:
        return Table(None, dict.fromkeys(rows))
    sums: dict[str, Cell] = {}
    also = {key for one in alone for key, cell in one.rows.items() if cell is None}
    for key, months in rows.items():
        by_month = cells(figure, months, today)
        sums[key] = sum_of(figure, by_month, period)
        if key not in also and not _ends_with_spans(period, by_month):
            also.add(key)
    hidden = hidden_rows(sums, also)
    return Table(everything, {key: None if key in hidden else sums[key] for key in sums})


def _added(rows: Rows) -> Months:
    """All rows together, month by month."""
    added: dict[date, dict[str, int]] = {}
    for months in rows.values():
        for month, row in months.items():
            into = added.setdefault(month, {})
            for name, many in row.items():
                into[name] = into.get(name, 0) + many
    return added
