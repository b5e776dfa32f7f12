"""Coordinators and managers look at one figure closely, or at each of them for a report."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from visits import access
from visits.access import Act
from visits.actions.see_figures import (
    Overview,
    family_rows,
    months_of,
    overview,
    parts,
    today_in,
)
from visits.facts import Unknown
from visits.figures import shown
from visits.figures.asked import Asked
from visits.figures.cell import Cell
from visits.figures.counted import Dimension
from visits.figures.figure import FAMILIES, FIGURES, Figure
from visits.figures.months import Period
from visits.figures.shown import Table
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Closely:
    """One figure: in all, over time (the latest span last), and row by row of each dimension."""

    asked: Asked
    name: str
    whole: Cell | None
    over_time: Sequence[tuple[Period, Cell]]
    by: Mapping[Dimension, Table]


def see_closely(work: Work, chat_id: int, name: str, asked: Asked, *, now: datetime) -> Closely:
    """Raises Unknown for a figure that there is not."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    return closely(work, name, asked, today=today_in(now))


def see_all_closely(work: Work, chat_id: int, asked: Asked, *, now: datetime) -> Sequence[Closely]:
    """Every figure, for a report of the period."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    today = today_in(now)
    everything = overview(work, asked, today=today)
    found = _found(work, asked, FIGURES.values(), today=today)
    return [_closely(work, name, everything, found) for name in (FAMILIES, *FIGURES)]


def closely(work: Work, name: str, asked: Asked, *, today: date) -> Closely:
    """By each dimension, if none is narrowed to one value. Raises Unknown."""
    if name not in (FAMILIES, *FIGURES):
        raise Unknown
    figures = [FIGURES[name]] if name in FIGURES else []
    found = _found(work, asked, figures, today=today)
    return _closely(work, name, overview(work, asked, today=today), found)


@dataclass(frozen=True, slots=True)
class _Found:
    """What may be shown of some figures: over time, and by each dimension."""

    over_time: Mapping[Figure, Sequence[tuple[Period, Cell]]]
    by: Mapping[Dimension, Mapping[Figure, Table]]


def _found(work: Work, asked: Asked, figures: Collection[Figure], *, today: date) -> _Found:
    by = {
        one: shown.tables(figures, parts(work, asked, one), asked.period, today)
        # who puts the tables of all areas together could compute the rest of each (decision 18)
        for one in (() if asked.only else Dimension)
    }
    return _Found(_over_time(work, asked, figures, today), by)


def _over_time(
    work: Work, asked: Asked, figures: Collection[Figure], today: date
) -> Mapping[Figure, Sequence[tuple[Period, Cell]]]:
    if not asked.only:
        months = months_of(work.figures.rows(asked))
        return {one: shown.over_time(one, months, asked.period, today) for one in figures}
    by, key, everybody = asked.wider()
    table = parts(work, everybody, by)
    return {one: shown.row_over_time(one, table, key, asked.period, today) for one in figures}


def _closely(work: Work, name: str, overview: Overview, found: _Found) -> Closely:
    asked, cell = overview.asked, overview.cells[name]
    if name == FAMILIES:
        tables = {one: _families_by(work, asked, one, cell) for one in found.by}
        return Closely(asked, name, cell, _families_over_time(work, asked), tables)
    if cell is None:
        return Closely(asked, name, None, (), {})
    figure = FIGURES[name]
    tables = {one: tables[figure] for one, tables in found.by.items()}
    return Closely(asked, name, cell, found.over_time[figure], tables)


def _families_by(work: Work, asked: Asked, by: Dimension, whole: Cell | None) -> Table:
    rows = family_rows(work, asked, by)
    return Table(whole, rows if whole else dict.fromkeys(rows))


def _families_over_time(work: Work, asked: Asked) -> Sequence[tuple[Period, Cell]]:
    """Each month by itself: a family that is visited in two is in both."""
    found = work.figures.families_by_month(asked)
    cells = {month: Cell(found.get(month, 0)) for month in asked.period}
    return [(Period(month, month), cell) for month, cell in cells.items() if cell.may_be_shown]
