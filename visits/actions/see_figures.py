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
    """What the table shows of this row, and nothing else."""
    by, key, everybody = asked.wider()
    tables = shown.tables(FIGURES.values(), work.figures.rows(everybody, by), asked.period, today)
    return {name: tables[figure].rows.get(key) for name, figure in FIGURES.items()}


def today_in(now: datetime) -> date:
    """The day in Sweden."""
    return now.astimezone(ZONE).date()


def months_of(rows: Rows) -> Months:
    return next(iter(rows.values()), {})


def _families(work: Work, asked: Asked) -> Cell | None:
    many = Cell(sum(work.figures.families(asked).values()))
    return many if many.may_be_shown and not _is_hidden(work, asked) else None


def _is_hidden(work: Work, asked: Asked) -> bool:
    if not asked.only:
        return False
    by, key, everybody = asked.wider()
    rows = {name: Cell(row) for name, row in work.figures.families(everybody, by).items()}
    return key in hidden_rows(rows)
