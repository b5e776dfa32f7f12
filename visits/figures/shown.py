"""Figures as they may be shown: of a period, over time, and row by row."""

from collections.abc import Mapping
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
    everything = whole(figure, _added(rows), period, today)
    if everything is None:
        return Table(None, dict.fromkeys(rows))
    found = {key: cells(figure, months, today) for key, months in rows.items()}
    sums = {key: sum_of(figure, months, period) for key, months in found.items()}
    uneven = {key for key, months in found.items() if not _ends_with_spans(period, months)}
    hidden = hidden_rows(sums, uneven | _hidden_by_itself(figure, rows, period, today))
    return Table(everything, {key: None if key in hidden else sums[key] for key in sums})


def _hidden_by_itself(figure: Figure, rows: Rows, period: Period, today: date) -> set[str]:
    """What is hidden where either number stands alone, or under another figure."""
    if figure.among is None:
        return set()
    found: set[str] = set()
    for count in (figure.many, figure.among):
        alone = Figure(count, lag_days=figure.lag_days)
        shown = table(alone, rows, period, today)
        found |= {key for key, cell in shown.rows.items() if cell is None}
    return found


def _added(rows: Rows) -> Months:
    """All rows together, month by month."""
    added: dict[date, dict[str, int]] = {}
    for months in rows.values():
        for month, row in months.items():
            into = added.setdefault(month, {})
            for name, many in row.items():
                into[name] = into.get(name, 0) + many
    return added
