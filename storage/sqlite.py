"""SQLite as we want it: write-ahead log, full sync, foreign keys, and real transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from storage import errors

THREADS = 1  # it has one writer

# extended codes carry the primary one in their lowest byte: https://www.sqlite.org/rescode.html
_FACTS: dict[int, type[errors.DatabaseError]] = {
    sqlite3.SQLITE_BUSY: errors.DatabaseLocked,
    sqlite3.SQLITE_LOCKED: errors.DatabaseLocked,
    sqlite3.SQLITE_NOTADB: errors.NotADatabase,
    sqlite3.SQLITE_READONLY: errors.NotWritable,
    sqlite3.SQLITE_CANTOPEN: errors.NotWritable,
    sqlite3.SQLITE_PERM: errors.NotWritable,
    sqlite3.SQLITE_FULL: errors.DiskFull,
}


def new_engine(address: sa.URL, *, patience_ms: int, foreign_keys: bool = True) -> sa.Engine:
    # parameters never reach a log or a traceback: they are people's names and words
    engine = sa.create_engine(address, hide_parameters=True, pool_use_lifo=True)
    adjust(engine, patience_ms=patience_ms, foreign_keys=foreign_keys)
    return engine


def adjust(engine: sa.Engine, *, patience_ms: int, foreign_keys: bool) -> None:
    """Set every connection of this engine up, and let each transaction begin as a writer."""
    pragmas = {
        "busy_timeout": str(patience_ms),  # first: the others may have to wait
        "journal_mode": "WAL",
        "synchronous": "FULL",  # an acknowledged tap survives a power cut
        "foreign_keys": "ON" if foreign_keys else "OFF",
    }

    def connected(connection: sqlite3.Connection, _record: object) -> None:
        # the driver begins nothing by itself: its own BEGIN would come too late, and not for DDL
        connection.isolation_level = None
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}")

    sa.event.listen(engine, "connect", connected)
    sa.event.listen(engine, "begin", _begin_immediate)


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def facts_about(where: str) -> Iterator[None]:
    """Say what SQLite's error codes mean for whoever runs the database `where`."""
    try:
        yield
    except sqlite3.Error as error:
        _raise_fact(error, where)
        raise
    except sa.exc.DBAPIError as error:
        _raise_fact(error.orig, where)
        raise


def _raise_fact(error: BaseException | None, where: str) -> None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_CORRUPT:
        raise errors.Damaged(where, (str(error),)) from error
    if code in _FACTS:
        raise _FACTS[code](where) from error
