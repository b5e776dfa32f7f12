"""Coordinators and managers look at what is followed up: all figures, or one of them closely."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from visits import access
from visits.access import Act
from visits.facts import Unknown
from visits.figures import shown
from visits.figures.asked import Asked
from visits.figures.cell import Cell
from visits.figures.count import Work as WorkDone
from visits.figures.counted import Dimension
from visits.figures.figure import FAMILIES, FIGURES
from visits.figures.hiding import hidden_rows
from visits.figures.months import Period
from visits.figures.shown import Rows, Table
from visits.people import Staff
from visits.quiet_hours import ZONE
from visits.work import Work


@dataclass(frozen=True, slots=True)
class Overview:
    """Every figure of the period by its name; None where it must stay hidden."""

    asked: Asked
    cells: Mapping[str, Cell | None]


@dataclass(frozen=True, slots=True)
class Closely:
    """One figure: in all, over time (the latest span last), and row by row of each dimension."""

    asked: Asked
    name: str
    whole: Cell | None
    over_time: Sequence[tuple[Period, Cell]]
    by: Mapping[Dimension, Table]


@dataclass(frozen=True, slots=True)
class Load:
    """What one member of the staff has done and has to do; None where it must stay hidden."""

    member: Staff
    done: Mapping[WorkDone, int | None]


def see_figures(work: Work, chat_id: int, asked: Asked, *, now: datetime) -> Overview:
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    return overview(work, asked, today=_today(now))


def overview(work: Work, asked: Asked, *, today: date) -> Overview:
    months = _months(work.figures.rows(asked))
    wider = [(key, work.figures.rows(more, by)) for by, key, more in asked.wider()]
    cells: dict[str, Cell | None] = {FAMILIES: _families(work, asked)}
    for name, figure in FIGURES.items():
        cell = shown.whole(figure, months, asked.period, today)
        tables = (shown.table(figure, rows, asked.period, today) for _, rows in wider)
        is_hidden = any(_hides(table, key) for (key, _), table in zip(wider, tables, strict=True))
        cells[name] = None if is_hidden else cell
    return Overview(asked, cells)


def see_closely(work: Work, chat_id: int, name: str, asked: Asked, *, now: datetime) -> Closely:
    """Raises Unknown for a figure that there is not."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    return closely(work, name, asked, today=_today(now))


def see_all_closely(work: Work, chat_id: int, asked: Asked, *, now: datetime) -> Sequence[Closely]:
    """Every figure, for a report of the period."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    today = _today(now)
    whole, found = overview(work, asked, today=today), _found(work, asked)
    return [_closely(work, name, whole, found, today=today) for name in (FAMILIES, *FIGURES)]


def closely(work: Work, name: str, asked: Asked, *, today: date) -> Closely:
    """By whatever is not narrowed to one value. Raises Unknown."""
    if name not in (FAMILIES, *FIGURES):
        raise Unknown
    whole = overview(work, asked, today=today)
    return _closely(work, name, whole, _found(work, asked), today=today)


@dataclass(frozen=True, slots=True)
class _Found:
    """What has been counted: all together, and by each dimension that is not narrowed."""

    months: shown.Months
    by: Mapping[Dimension, Rows]


def _found(work: Work, asked: Asked) -> _Found:
    by = [dimension for dimension in Dimension if dimension not in asked.only]
    return _Found(
        _months(work.figures.rows(asked)), {one: work.figures.rows(asked, one) for one in by}
    )


def _closely(work: Work, name: str, overview: Overview, found: _Found, *, today: date) -> Closely:
    asked, cell = overview.asked, overview.cells[name]
    if name == FAMILIES:
        tables = {one: _families_by(work, asked, one, cell) for one in found.by}
        return Closely(asked, name, cell, _families_over_time(work, asked), tables)
    if cell is None:
        return Closely(asked, name, None, (), {})
    figure, period = FIGURES[name], asked.period
    spans = shown.over_time(figure, found.months, period, today)
    tables = {one: shown.table(figure, rows, period, today) for one, rows in found.by.items()}
    return Closely(asked, name, cell, spans, tables)


def see_loads(
    work: Work, chat_id: int, period: Period, *, area: str | None = None
) -> Sequence[Load]:
    """Of everybody who has anything to do in the period, by name."""
    access.staff(work.people.by_chat(chat_id), Act.SEE_FIGURES)
    loads = work.figures.loads(period, area)
    members = {one.id: one for one in work.people.all_staff() if one.id in loads}
    hidden = {
        done: hidden_rows({id: Cell(loads[id][done]) for id in members})
        for done in (WorkDone.TO_COME, WorkDone.HELD, WorkDone.MISSED)
    }
    # the minutes of few visits would tell how many they were
    hidden[WorkDone.MINUTES] = hidden[WorkDone.HELD]
    return [
        Load(
            one, {done: None if one.id in hidden[done] else loads[one.id][done] for done in hidden}
        )
        for one in sorted(members.values(), key=lambda member: (member.name, member.id))
    ]


def _today(now: datetime) -> date:
    return now.astimezone(ZONE).date()


def _months(rows: Rows) -> shown.Months:
    return next(iter(rows.values()), {})


def _hides(table: Table, key: str) -> bool:
    return key in table.rows and table.rows[key] is None


def _families(work: Work, asked: Asked) -> Cell | None:
    many = Cell(sum(work.figures.families(asked).values()))
    for by, key, more in asked.wider():
        rows = {name: Cell(row) for name, row in work.figures.families(more, by).items()}
        if key in hidden_rows(rows):
            return None
    return many if many.may_be_shown else None


def _families_by(work: Work, asked: Asked, by: Dimension, whole: Cell | None) -> Table:
    rows = {name: Cell(many) for name, many in work.figures.families(asked, by).items()}
    hidden = frozenset(rows) if whole is None else hidden_rows(rows)
    return Table(whole, {name: None if name in hidden else cell for name, cell in rows.items()})


def _families_over_time(work: Work, asked: Asked) -> Sequence[tuple[Period, Cell]]:
    """Each month by itself: a family that is visited in two is in both."""
    spans = [Period(month, month) for month in asked.period]
    found = ((span, _families(work, Asked(span, asked.only))) for span in spans)
    return [(span, cell) for span, cell in found if cell is not None]
