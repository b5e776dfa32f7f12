"""The few ways in which rows are read and written; what they mean is the repositories' business.

Statements are built once and kept: building one costs four times as much as running it.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.errors import Missing
from storage.prepared import Found, Prepared, drive, prepared

Row = Mapping[str, object]

_ALONE = sa.select(sa.func.pg_advisory_xact_lock(sa.bindparam("what", type_=sa.BigInteger)))

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


def many(connection: sa.Connection, query: sa.Executable, **values: object) -> Sequence[Found]:
    ready = prepared(connection, query)
    if ready is None:
        return [dict(row) for row in connection.execute(query, values).mappings()]
    return drive(connection, ready, Prepared.find, values)


def one(connection: sa.Connection, query: sa.Executable, **values: object) -> Found | None:
    found = many(connection, query, **values)
    assert len(found) < 2
    return found[0] if found else None


def write(connection: sa.Connection, statement: sa.Executable, row: Row) -> int:
    """Run a change that gives nothing back; the number of rows that it touched."""
    ready = prepared(connection, statement, tuple(row))
    if ready is None:
        return connection.execute(statement, row).rowcount
    return drive(connection, ready, Prepared.write, row)


def hold(connection: sa.Connection, query: sa.Executable, **values: object) -> None:
    """Let nobody else change these rows until the unit of work has ended.

    To be asked before the rows are read: what a query that had to wait has joined to the row is
    still as it was before (https://www.postgresql.org/docs/current/transaction-iso.html).
    On SQLite the unit of work holds everything already.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(query, values)


class Alone(IntEnum):
    """What only one unit of work does at a time; any numbers will do that nobody else takes."""

    OPENING = 0x68656D626F74
    COUNTING_ALIASES = 0x68656D626F75
    COUNTING_FAMILIES = 0x68656D626F76


def alone(connection: sa.Connection, what: Alone) -> None:
    """Wait until nobody else does this, and let nobody begin until the unit of work has ended."""
    hold(connection, _ALONE, what=int(what))


def add(connection: sa.Connection, table: sa.Table, row: Row) -> int:
    """Insert the row; returns the id that the database gave it."""
    key = connection.execute(_insert(table), row).inserted_primary_key
    assert key is not None
    return int(key[0])


def change(connection: sa.Connection, column: sa.Column[int], id: int, row: Row) -> None:
    """Write over the row whose `column` is `id`. Raises Missing."""
    if write(connection, _update(column), {**row, "which": id}) != 1:
        raise Missing(column.table.name, id)


def add_if_new(connection: sa.Connection, table: sa.Table, row: Row, *key: str) -> bool:
    """Insert the row unless its key is taken; says whether it was new."""
    insert = _insert_if_new(connection.dialect.name, table, key)
    return write(connection, insert, row) == 1


def insert_if_new(
    dialect: str, table: sa.Table, columns: Sequence[str], found: sa.Select[Any], key: str
) -> sa.Insert:
    """Insert what a query finds, but for rows whose key is taken."""
    insert = _INSERT[dialect](table).from_select(list(columns), found)
    return insert.on_conflict_do_nothing(index_elements=[key])


def put(connection: sa.Connection, table: sa.Table, row: Row, *key: str) -> None:
    """Insert the row, or write over the one that has its `key`."""
    write(connection, _insert_or_update(connection.dialect.name, table, tuple(row), key), row)


@cache
def _insert(table: sa.Table) -> sa.Insert:
    return table.insert()


@cache
def _update(column: sa.Column[int]) -> sa.Update:
    return sa.update(column.table).where(column == given("which"))


@cache
def _insert_if_new(dialect: str, table: sa.Table, key: Sequence[str]) -> sa.Insert:
    insert = _INSERT[dialect](table).on_conflict_do_nothing(index_elements=key)
    return insert.execution_options(preserve_rowcount=True)


@cache
def _insert_or_update(
    dialect: str, table: sa.Table, names: Sequence[str], key: Sequence[str]
) -> sa.Insert:
    insert = _INSERT[dialect](table)
    others = {name: insert.excluded[name] for name in names if name not in key}
    return insert.on_conflict_do_update(index_elements=key, set_=others)
