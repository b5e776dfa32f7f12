"""Where things stand in a plot: per cent across, and pixels down; letters keep their size."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor, log10

from visits.figures.cell import Cell
from visits.figures.months import Period

HEIGHT = 180
"""Of the room for bars; nothing is at the bottom, the most at the top."""
GAP = 12
"""Per cent of a month's width that stay free beside its bar."""
ROW = 44
LABEL = 16
"""What a line of letters needs, so that no two stand in each other."""
FEW_MONTHS, SOME_MONTHS = 12, 24
STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """Of months that are shown together; `x` and `width` are per cent."""

    span: Period
    cell: Cell
    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line across at a value; `words_y` is where its words stand."""

    value: float
    y: float
    words_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A month below the bars; `year` where another one begins."""

    month: date
    x: float
    year: int | None


@dataclass(frozen=True, slots=True)
class OverTime:
    bars: Sequence[Bar]
    lines: Sequence[Line]
    references: Sequence[Line]
    ticks: Sequence[Tick]
    is_mean: bool
    """Some bars stand for several months, and are as high as one of them is on average."""


@dataclass(frozen=True, slots=True)
class RowBar:
    key: str
    cell: Cell
    y: int
    width: float


def over_time(
    spans: Sequence[tuple[Period, Cell]], period: Period, references: Iterable[float] = ()
) -> OverTime:
    """Bars of the spans; what is hidden is in none of them. References belong to shares alone."""
    values = [_height(span, cell) for span, cell in spans]
    is_share = any(cell.among is not None for _, cell in spans)
    top = 1.0 if is_share else nice_top(max(values, default=0))
    bars = [
        _bar(period, span, cell, part / top)
        for (span, cell), part in zip(spans, values, strict=True)
    ]
    return OverTime(
        bars=bars,
        lines=[_line(top * part, top) for part in (0, 0.5, 1)],
        references=_apart([_line(value, top) for value in references]) if is_share else (),
        ticks=list(_ticks(period)),
        is_mean=not is_share and any(len(span) > 1 for span, _ in spans),
    )


def _height(span: Period, cell: Cell) -> float:
    return cell.many / len(span) if cell.among is None else cell.share or 0


def _bar(period: Period, span: Period, cell: Cell, part: float) -> Bar:
    month = 100 / len(period)
    first = len(Period(period.first, span.first)) - 1
    height = round(HEIGHT * part, 1)
    return Bar(
        span,
        cell,
        x=round(month * (first + GAP / 200), 2),
        width=round(month * (len(span) - GAP / 100), 2),
        y=round(HEIGHT - height, 1),
        height=height,
    )


def _line(value: float, top: float) -> Line:
    y = round(HEIGHT * (1 - value / top), 1)
    return Line(value, y, y)


def _apart(lines: Sequence[Line]) -> Sequence[Line]:
    """From below upwards: where two are near each other, the upper one's words move up."""
    placed: list[Line] = []
    for line in sorted(lines, key=lambda one: one.value):
        highest = placed[-1].words_y - LABEL if placed else line.y
        placed.append(Line(line.value, line.y, min(line.y, highest)))
    return placed


def _ticks(period: Period) -> Iterable[Tick]:
    width, year = 100 / len(period), None
    every = 1 if len(period) <= FEW_MONTHS else 3 if len(period) <= SOME_MONTHS else 12
    for number, month in enumerate(period):
        if (month.month - 1) % every == 0:
            begins = month.year if month.year != year else None
            yield Tick(month, round(width * (number + 0.5), 2), begins)
            year = month.year


def nice_top(most: float) -> float:
    """
    >>> nice_top(36), nice_top(7), nice_top(0)
    (50.0, 10.0, 10.0)
    """
    if most <= STEPS[-1]:
        return float(STEPS[-1])
    power: int = 10 ** floor(log10(most))
    return float(next(step * power for step in STEPS if step * power >= most))


def by_row(rows: Mapping[str, Cell | None]) -> Sequence[RowBar]:
    """A bar for each row that is shown, below each other."""
    shown = [(key, cell) for key, cell in rows.items() if cell is not None]
    most = max((cell.many for _, cell in shown), default=0)
    return [
        RowBar(key, cell, number * ROW, _part(cell, most))
        for number, (key, cell) in enumerate(shown)
    ]


def _part(cell: Cell, most: int) -> float:
    """A share of all there is, a number of the largest one: in per cent."""
    share = cell.share if cell.among is not None else cell.many / most if most else 0
    return round(100 * (share or 0), 2)


def lengths(numbers: Sequence[int | None]) -> Sequence[float | None]:
    """Beside the largest that is shown, in per cent; what is hidden has none.

    >>> lengths([5, 10, None, 0])
    [50.0, 100.0, None, 0.0]
    """
    most = max((one for one in numbers if one is not None), default=0)
    return [None if one is None else round(100 * one / (most or 1), 1) for one in numbers]
