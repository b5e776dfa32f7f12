"""Coordinators and managers look at what is followed up: every figure of a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from visits import access
from visits.access import Act
from visits.figures import shown
from visits.figures.asked import Asked
from visits.figures.cell import Cell, together
from visits.figures.counted import Dimension
from visits.figures.figure import FAMILIES, FIGURES
from visits.figures.hiding import hidden_rows
from visits.figures.places import PLACES, made_of, parts_of, sign
from visits.figures.shown import Months, Parts, Rows, each_by_itself
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
    tables = shown.tables(FIGURES.values(), parts(work, everybody, by), asked.period, today)
    return {name: tables[figure].rows.get(key) for name, figure in FIGURES.items()}


def today_in(now: datetime) -> date:
    """The day in Sweden."""
    return now.astimezone(ZONE).date()


def parts(work: Work, asked: Asked, by: Dimension) -> Parts:
    """What the table by this dimension is made of."""
    if by in PLACES:
        return parts_of(work.figures.places(asked), by)
    return each_by_itself(work.figures.rows(asked, by))


def months_of(rows: Rows) -> Months:
    return next(iter(rows.values()), {})


def _families(work: Work, asked: Asked) -> Cell | None:
    many = Cell(sum(work.figures.families(asked).values()))
    return many if many.may_be_shown and not _is_hidden(work, asked) else None


def _is_hidden(work: Work, asked: Asked) -> bool:
    if not asked.only:
        return False
    by, key, everybody = asked.wider()
    return family_rows(work, everybody, by).get(key, _NOBODY) is None


_NOBODY = Cell(0)


def family_rows(work: Work, asked: Asked, by: Dimension) -> Mapping[str, Cell | None]:
    """How many families were visited, row by row; None where it must stay hidden."""
    if by not in PLACES:
        rows = {row: Cell(many) for row, many in work.figures.families(asked, by).items()}
        hidden = hidden_rows(rows)
        return {row: None if row in hidden else cell for row, cell in rows.items()}
    places = work.figures.families_by_place(asked)
    cells = {sign(place): Cell(many) for place, many in places.items()}
    hidden = hidden_rows(cells)
    return {
        row: None if parts & hidden else together(cells[part] for part in parts)
        for row, parts in made_of(places, by).items()
    }
