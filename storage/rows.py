"""The few ways in which rows are read and written; what they mean is the repositories' business.

Statements are built once and kept: building one costs four times as much as running it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.errors import Missing

Row = Mapping[str, object]

_INSERT: dict[str, Callable[[sa.Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def given(name: str) -> sa.BindParameter[object]:
    """A value that a kept query gets when it is run."""
    return sa.bindparam(name)


def any_given(name: str) -> sa.BindParameter[object]:
    """A list of values that a kept query gets when it is run, for `in_`."""
    return sa.bindparam(name, expanding=True)


def many(
    connection: sa.Connection, query: sa.Executable, **values: object
) -> Sequence[sa.RowMapping]:
    return connection.execute(query, values).mappings().all()


def one(connection: sa.Connection, query: sa.Executable, **values: object) -> sa.RowMapping | None:
    return connection.execute(query, values).mappings().one_or_none()


def add(connection: sa.Connection, table: sa.Table, row: Row) -> int:
    """Insert the row; returns the id that the database gave it."""
    key = connection.execute(_insert(table), row).inserted_primary_key
    assert key is not None
    return int(key[0])


def change(connection: sa.Connection, column: sa.Column[int], id: int, row: Row) -> None:
    """Write over the row whose `column` is `id`. Raises Missing."""
    if connection.execute(_update(column), {**row, "which": id}).rowcount != 1:
        raise Missing(column.table.name, id)


def add_if_new(connection: sa.Connection, table: sa.Table, row: Row, *, key: str) -> bool:
    """Insert the row unless its `key` is taken; says whether it was new."""
    insert = _insert_if_new(connection.dialect.name, table, key)
    return connection.execute(insert, row).rowcount == 1


def put(connection: sa.Connection, table: sa.Table, row: Row, *, key: str) -> None:
    """Insert the row, or write over the one that has its `key`."""
    insert = _INSERT[connection.dialect.name](table)
    others = {name: insert.excluded[name] for name in row if name != key}
    connection.execute(insert.on_conflict_do_update(index_elements=[key], set_=others), row)


@cache
def _insert(table: sa.Table) -> sa.Insert:
    return table.insert()


@cache
def _update(column: sa.Column[int]) -> sa.Update:
    return sa.update(column.table).where(column == given("which"))


@cache
def _insert_if_new(dialect: str, table: sa.Table, key: str) -> sa.Insert:
    insert = _INSERT[dialect](table).on_conflict_do_nothing(index_elements=[key])
    return insert.execution_options(preserve_rowcount=True)
