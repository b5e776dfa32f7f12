"""What is hidden beside a small number, so that nobody can compute it from what is shown.

A table shows its rows and their sum. Whoever takes what is shown from the sum knows how much the
hidden rows are together: so they must be several, and together enough to be shown themselves.
Why so: docs/decisions/0018.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TypeVar

from visits.figures.cell import FEWEST, Cell, together
from visits.figures.months import Period

Key = TypeVar("Key")
LEAST_HIDDEN = 2


def hidden_rows(rows: Mapping[Key, Cell], also: Collection[Key] = ()) -> frozenset[Key]:
    """The rows that are not shown: the small ones, those of `also`, and the next smallest.

    If that leaves nothing which could be shown, all of them.
    """
    hidden = {key for key, cell in rows.items() if not cell.may_be_shown or key in also}
    candidates = iter(_smallest_first(rows, hidden))
    while hidden and not _is_safe([rows[key] for key in hidden]):
        following = next(candidates, None)
        if following is None:
            return frozenset(rows)
        hidden.add(following)
    return frozenset(hidden)


def _smallest_first(rows: Mapping[Key, Cell], hidden: Collection[Key]) -> list[Key]:
    """Rows of nothing hide nothing."""
    shown = [key for key, cell in rows.items() if key not in hidden and cell.base > 0]
    return sorted(shown, key=lambda key: (rows[key].base, rows[key].many, str(key)))


def _is_safe(hidden: Sequence[Cell]) -> bool:
    """Each of them could still be anything from nothing to enough."""
    counted = [cell for cell in hidden if cell.base > 0]
    whole = together(hidden)
    has_room = whole.base >= len(counted) + FEWEST - 1
    return len(counted) >= LEAST_HIDDEN and whole.may_be_shown and has_room


def blocks(months: Mapping[date, Cell]) -> list[Period]:
    """The months in spans, each of which may be shown; the same for whoever asks for what period.

    What is shown of any two periods differs by whole spans. As far as it can be no span goes beyond
    its year, since years are what is asked for most. Nothing is shown if there is no span.
    """
    found: list[Period] = []
    waiting: list[date] = []
    for _, of_year in groupby(sorted(months), key=lambda month: month.year):
        mine: list[Period] = []
        for month in of_year:
            waiting.append(month)
            if _may_be_shown(months, Period(waiting[0], month)):
                mine.append(Period(waiting[0], month))
                waiting = []
        mine, waiting = _with_rest(months, mine, waiting)
        found += mine
    return _with_rest(months, found, waiting)[0]


def _with_rest(
    months: Mapping[date, Cell], spans: list[Period], rest: list[date]
) -> tuple[list[Period], list[date]]:
    """The last spans, together with the rest as far as they must; and what still is left over."""
    while spans and rest:
        *spans, last = spans
        whole = Period(last.first, rest[-1])
        if _may_be_shown(months, whole):
            return [*spans, whole], []
        rest = [month for month in sorted(months) if month in whole]
    return spans, rest


def _may_be_shown(months: Mapping[date, Cell], span: Period) -> bool:
    return together(cell for month, cell in months.items() if month in span).may_be_shown


def is_whole(period: Period, spans: Sequence[Period]) -> bool:
    """Whether the period begins and ends where spans do, as far as anything was counted."""
    return all(_is_in_or_out(period, span) for span in spans)


def _is_in_or_out(period: Period, span: Period) -> bool:
    inside = [month in period for month in span]
    return all(inside) or not any(inside)


def spans_within(period: Period, spans: Sequence[Period]) -> Iterator[Period]:
    """Those of which all months belong to the period."""
    return (span for span in spans if all(month in period for month in span))
