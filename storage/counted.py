"""What has been counted of families: written family by family, and summed up by month and place."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import families, family_months, month_totals, parents, staff_months, visits
from storage.tables.figures import DIMENSIONS
from visits.figures.count import Count, Work
from visits.figures.counted import Counted, Dimension

_CELL = ("month", *DIMENSIONS)
Cell = tuple[object, ...]
# in literals: only then does SQLite see that the partial indexes fit
_BEHIND = (
    sa.union(
        sa.select(families.c.id).where(sa.text("families.count_behind")),
        sa.select(visits.c.family_id).where(sa.text("visits.count_behind")),
        sa.select(parents.c.family_id).where(sa.text("parents.count_behind")),
    )
    .order_by(sa.text("1"))
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_UP_TO_DATE = [
    table.update().where(column.in_(any_given("ids")), sa.text(f"{table.name}.count_behind"))
    for table, column in (
        (families, families.c.id),
        (visits, visits.c.family_id),
        (parents, parents.c.family_id),
    )
]
_CELLS_OF = sa.select(*(family_months.c[name] for name in _CELL)).where(
    family_months.c.family_id == given("family_id")
)
_FORGET = [
    table.delete().where(table.c.family_id == given("family_id"))
    for table in (family_months, staff_months)
]
_ADD_MONTHS, _ADD_SHARES = family_months.insert(), staff_months.insert()


def _is_cell(table: sa.Table) -> list[sa.ColumnElement[bool]]:
    return [table.c[name] == given(f"of_{name}") for name in _CELL]


_EMPTY_CELL = month_totals.delete().where(*_is_cell(month_totals))
_FILL_CELL = month_totals.insert().from_select(
    [*_CELL, *Count],
    sa.select(
        *(family_months.c[name] for name in _CELL),
        *(sa.func.sum(family_months.c[name]) for name in Count),
    )
    .where(*_is_cell(family_months))
    .group_by(*(family_months.c[name] for name in _CELL)),
)


class CountedFamilies:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def behind(self, *, most: int) -> Sequence[int]:
        """Those (ids) of whom something changed since they were counted; now they are not."""
        rows.alone(self._connection, rows.Alone.COUNTING_FAMILIES)
        ids = list(self._connection.scalars(_BEHIND, {"most": most}))
        for statement in _UP_TO_DATE if ids else ():
            self._connection.execute(statement.values(count_behind=False), {"ids": ids})
        return ids

    def put(self, counted: Iterable[Counted]) -> None:
        """Instead of what was counted of these families before."""
        touched: set[Cell] = set()
        for one in counted:
            touched |= self._cells_of(one.family_id)
            self._write(one)
            touched |= self._cells_of(one.family_id)
        for cell in sorted(touched, key=str):
            self._sum_up(cell)

    def _cells_of(self, family_id: int) -> set[Cell]:
        found = rows.many(self._connection, _CELLS_OF, family_id=family_id)
        return {tuple(row[name] for name in _CELL) for row in found}

    def _write(self, one: Counted) -> None:
        for statement in _FORGET:
            rows.write(self._connection, statement, {"family_id": one.family_id})
        for month in sorted(one.months):
            row = {**_zeros(Count), **one.months[month]}
            place = {str(name): value for name, value in one.where.items()}
            self._add(_ADD_MONTHS, {"month": month, **place, **row}, one)
        for staff_id, month in sorted(one.shares):
            row = {**_zeros(Work), **one.shares[staff_id, month]}
            share = {"staff_id": staff_id, "month": month, "area": one.where[Dimension.AREA], **row}
            self._add(_ADD_SHARES, share, one)

    def _add(self, statement: sa.Insert, row: Mapping[str, object], one: Counted) -> None:
        plain = {str(name): value for name, value in row.items()}
        rows.write(self._connection, statement, {"family_id": one.family_id, **plain})

    def _sum_up(self, cell: Cell) -> None:
        values: Found = {f"of_{name}": value for name, value in zip(_CELL, cell, strict=True)}
        self._connection.execute(_EMPTY_CELL, values)
        self._connection.execute(_FILL_CELL, values)


def _zeros(kind: type[Count] | type[Work]) -> dict[str, int]:
    return {str(name): 0 for name in kind}
