"""Looks at the database file before anything is written to it, and makes it if it is new."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.errors import Damaged, NotOurs, NotWritable
from storage.sqlite import facts_about

OURS_ALONE = 0o600
OTHERS = 0o077


def prepare(path: Path, *, patience_ms: int) -> None:
    """Leave an empty or a sound file of ours at `path`, for our eyes alone.

    Raises NotWritable, NotADatabase, Damaged, NotOurs or DatabaseLocked; an existing file
    is as it was.
    """
    _refuse_half_a_database(path)
    _make(path)
    with facts_about(str(path)):
        _look_into(path, patience_ms / 1000)
    _close_to_others(path)


def _refuse_half_a_database(path: Path) -> None:
    log = path.with_name(f"{path.name}-wal")
    # SQLite would delete the log of an empty database, and all that only the log still holds
    if _size(path) == 0 and _size(log) > 0:
        raise Damaged(str(path), (f"only {log.name} is there",))


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _make(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # never open a file that is there: closing it would drop SQLite's locks on it
        path.touch(OURS_ALONE, exist_ok=False)
    except FileExistsError:
        if not path.is_file():
            raise NotWritable(str(path)) from None
    except OSError as error:
        raise NotWritable(str(path)) from error


def _look_into(path: Path, seconds: float) -> None:
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=seconds)) as connection:
        findings = tuple(row[0] for row in connection.execute("PRAGMA quick_check"))
        if findings != ("ok",):
            raise Damaged(str(path), findings)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    if tables and "alembic_version" not in tables:
        raise NotOurs(str(path))


def _close_to_others(path: Path) -> None:
    mode = path.stat().st_mode
    if mode & OTHERS:
        try:
            path.chmod(mode & ~OTHERS)
        except OSError as error:
            raise NotWritable(str(path)) from error
