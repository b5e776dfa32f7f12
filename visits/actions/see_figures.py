"""Coordinators and managers look at what is followed up: every figure of a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from visits import access
from visits.access import Act
from visits.figures import shown
from visits.figures.asked import Asked
from visits.figures.cell import Cell
from visits.figures.figure import FAMILIES, FIGURES
from visits.figures.hiding import hidden_rows
from visits.figures.shown import Months, Rows
from visits.quiet_hours import ZONE
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Overview:
    """Every figure of the period by its name; None where it must stay hidden."""

    asked: Asked
    cells: Mapping[str, Cell | None]


def see_figures(work: Work, chat_id: int, asked: Asked, *, now: datetime) -> Overview:
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    return overview(work, asked, today=today_in(now))


def overview(work: Work, asked: Asked, *, today: date) -> Overview:
    if asked.only:
        return Overview(asked, {FAMILIES: _families(work, asked), **_narrowed(work, asked, today)})
    months = months_of(work.figures.rows(asked))
    cells = {
        name: shown.whole(figure, months, asked.period, today) for name, figure in FIGURES.items()
    }
    return Overview(asked, {FAMILIES: _families(work, asked), **cells})


def _narrowed(work: Work, asked: Asked, today: date) -> Mapping[str, Cell | None]:
    """What the tables show of this row, and nothing else."""
    rows = [
        (key, shown.tables(FIGURES.values(), work.figures.rows(more, by), asked.period, today))
        for by, key, more in asked.wider()
    ]
    found: dict[str, Cell | None] = {}
    for name, figure in FIGURES.items():
        cells = [tables[figure].rows.get(key) for key, tables in rows]
        found[name] = None if None in cells else cells[0]
    return found


def today_in(now: datetime) -> date:
    """The day in Sweden."""
    return now.astimezone(ZONE).date()


def months_of(rows: Rows) -> Months:
    return next(iter(rows.values()), {})


def _families(work: Work, asked: Asked) -> Cell | None:
    many = Cell(sum(work.figures.families(asked).values()))
    for by, key, more in asked.wider():
        rows = {name: Cell(row) for name, row in work.figures.families(more, by).items()}
        if key in hidden_rows(rows):
            return None
    return many if many.may_be_shown else None
