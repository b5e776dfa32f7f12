"""What is hidden beside a small number, so that nobody can compute it from what is shown.

A table shows its rows and their sum. Whoever takes what is shown from the sum knows how much the
hidden rows are together: so they must be several, and together enough to be shown themselves.
Why so: docs/decisions/0018.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from visits.figures.cell import FEWEST, Cell, together
from visits.figures.months import Period
from visits.programme import months_after

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


@dataclass(frozen=True, slots=True)
class Span:
    """Months that are shown together, or that would be if they were enough."""

    first: date
    last: date
    cell: Cell

    def __add__(self, following: "Span") -> "Span":
        return Span(self.first, following.last, self.cell + following.cell)


def blocks(units: Iterable[Span]) -> list[Period]:
    """The units in spans, each of which may be shown; the same for whoever asks for what period.

    What is shown of any two periods differs by whole spans. As far as it can be no span goes beyond
    its year, since years are what is asked for most. Nothing is shown if there is no span.
    """
    found: list[Span] = []
    rest: Span | None = None
    for _, of_year in groupby(units, key=lambda unit: unit.first.year):
        mine: list[Span] = []
        for unit in of_year:
            span = unit if rest is None else rest + unit
            rest = None if span.cell.may_be_shown else span
            if rest is None:
                mine.append(span)
        mine, rest = _with_rest(mine, rest)
        found += mine
    return [Period(span.first, span.last) for span in _with_rest(found, rest)[0]]


def _with_rest(spans: list[Span], rest: Span | None) -> tuple[list[Span], Span | None]:
    """The last spans, together with the rest as far as they must; and what still is left over."""
    while spans and rest is not None:
        *spans, last = spans
        whole = last + rest
        if whole.cell.may_be_shown:
            return [*spans, whole], None
        rest = whole
    return spans, rest


def over(periods: Sequence[Period]) -> Period:
    """From the first to the last of them."""
    return Period(periods[0].first, periods[-1].last)


def coarsest(*divisions: Sequence[Period]) -> list[Period]:
    """The finest spans that each of the divisions can be put together to.

    >>> a, b, c = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
    >>> [len(span) for span in coarsest([Period(a, a), Period(b, c)], [Period(a, b), Period(c, c)])]
    [3]
    """
    found: list[Period] = []
    for span in sorted((one for each in divisions for one in each), key=lambda one: one.first):
        if found and span.first <= found[-1].last:
            found[-1] = Period(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return found if all(divisions) else []


def is_whole(period: Period, spans: Sequence[Period]) -> bool:
    """Whether the period begins and ends where spans do, as far as anything was counted."""
    return not any(
        span.first < edge <= span.last
        for edge in (period.first, months_after(period.last, 1))
        for span in spans
    )


def spans_within(period: Period, spans: Sequence[Period]) -> Iterator[Period]:
    """Those of which all months belong to the period."""
    return (span for span in spans if period.first <= span.first and span.last <= period.last)
