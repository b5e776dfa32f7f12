"""Statements that are compiled once and then run by the driver itself.

SQLAlchemy builds each statement, knows how its values travel there and back, and keeps the
transaction. But to run one costs it ten times what the database needs, and a tap runs a dozen:
docs/decisions/0007 has the numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import sqlalchemy as sa

Turn = Callable[[Any], Any]
Found = Mapping[str, Any]
T = TypeVar("T")
Act = Callable[["Prepared", Any, Found], T]


class Prepared:
    """One statement as one dialect writes it. Values are given, and found, by name."""

    def __init__(self, statement: Any, dialect: sa.Dialect, names: Sequence[str] | None) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=names)
        self.sql = str(compiled)
        self.has_lists = "POSTCOMPILE" in self.sql
        self._fixed = {n: b.value for n, b in compiled.binds.items() if not b.required}
        turns = {n: _to_database(b.type, dialect) for n, b in compiled.binds.items()}
        self._by_position = compiled.positiontup is not None
        self._in = [(name, turns[name]) for name in compiled.positiontup or turns]
        columns = list(getattr(statement, "selected_columns", ()))
        self._names = [column.key for column in columns]
        out = (_from_database(column.type, dialect) for column in columns)
        self._out = [(place, turn) for place, turn in enumerate(out) if turn is not None]

    def find(self, cursor: Any, values: Found) -> list[Found]:
        """Run a query; each row by its columns' names."""
        cursor.execute(self.sql, self._turned(values))
        return [self._found(row) for row in cursor.fetchall()]

    def write(self, cursor: Any, values: Found) -> int:
        """Run a change; the number of rows that it touched."""
        cursor.execute(self.sql, self._turned(values))
        return int(cursor.rowcount)

    def _found(self, row: Sequence[Any]) -> Found:
        values = list(row)
        for place, turn in self._out:
            if (value := values[place]) is not None:
                values[place] = turn(value)
        return dict(zip(self._names, values, strict=True))

    def _turned(self, values: Found) -> Any:
        if self._fixed:
            values = {**self._fixed, **values}
        if self._by_position:
            return [values[name] if turn is None else turn(values[name]) for name, turn in self._in]
        return {
            name: values[name] if turn is None else turn(values[name]) for name, turn in self._in
        }


def _to_database(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Turn | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _from_database(kind: sa.types.TypeEngine[Any], dialect: sa.Dialect) -> Turn | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


# a dialect belongs to one engine, and its cipher is the dialect's
_KEPT: WeakKeyDictionary[sa.Dialect, dict[object, Prepared | None]] = WeakKeyDictionary()


def prepared(
    connection: sa.Connection, statement: Any, names: tuple[str, ...] | None = None
) -> Prepared | None:
    """The statement for this connection, compiled when it is first asked for.

    None where SQLAlchemy must run it: a list of values is written out anew each time, and
    whoever listens to an engine's statements wants to hear of all of them.
    """
    if connection.engine.dispatch.before_cursor_execute:
        return None
    kept = _KEPT.get(connection.dialect)
    if kept is None:
        kept = _KEPT.setdefault(connection.dialect, {})
    key = (statement, names)
    if key not in kept:
        ready = Prepared(statement, connection.dialect, names)
        kept[key] = None if ready.has_lists else ready
    return kept[key]


def drive(connection: sa.Connection, ready: Prepared, act: Act[T], values: Found) -> T:
    """Let the driver run it inside the connection's transaction; errors are SQLAlchemy's own."""
    driver = connection.dialect.dbapi
    assert driver is not None
    cursor = connection.connection.cursor()
    try:
        return act(ready, cursor, values)
    except ValueError as error:
        raise sa.exc.StatementError(
            str(error), ready.sql, values, error, hide_parameters=True
        ) from error
    except driver.Error as error:
        raise sa.exc.DBAPIError.instance(
            ready.sql, values, error, driver.Error, hide_parameters=True, dialect=connection.dialect
        ) from error
    finally:
        cursor.close()
