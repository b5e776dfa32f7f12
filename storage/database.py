"""The one door to the database: open it, work in it, close it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from storage import migrate, sealing, sqlite, sqlite_file
from storage.errors import SchemaTooNew, SchemaTooOld, Unreadable, WrongKey
from storage.sealing import Cipher
from storage.tables import key_check
from storage.work import SqlWork
from visits.programme import Programme

PATIENCE_MS = 5_000
KNOWN_TEXT = "hembot"
OPENING_LOCK = 0x68656D626F74  # any number will do that nobody else takes


class Database:
    """Made by `open`; `where` is the file's path, or the server's URL without its password."""

    def __init__(self, engine: sa.Engine, where: str, programmes: Mapping[str, Programme]) -> None:
        self._engine = engine
        self.where = where
        self._programmes = programmes

    @classmethod
    def open(
        cls,
        url: str,
        *,
        key: bytes,
        programmes: Mapping[str, Programme],
        migrate: bool = True,
        patience_ms: int = PATIENCE_MS,
    ) -> Self:
        """Look the database over, bring its schema up to this code, and open it.

        Raises one of `storage.errors`; the database is then as it was.
        """
        address, where = _address(sa.make_url(url))
        cipher = _cipher(key, where)
        if address.get_backend_name() == "sqlite":
            sqlite_file.prepare(Path(where), patience_ms=patience_ms)
        opening = _engine(address, cipher, patience_ms=patience_ms, foreign_keys=False)
        try:
            with sqlite.facts_about(where), opening.begin() as connection:
                _make_ready(connection, where, may_migrate=migrate)
        finally:
            opening.dispose()
        engine = _engine(address, cipher, patience_ms=patience_ms, foreign_keys=True)
        return cls(engine, where, programmes)

    @contextmanager
    def unit_of_work(self) -> Iterator[SqlWork]:
        """Commits at the end; an exception rolls all of it back."""
        with sqlite.facts_about(self.where), self._engine.begin() as connection:
            yield SqlWork(connection, self._programmes)

    def close(self) -> None:
        self._engine.dispose()


def _address(url: sa.URL) -> tuple[sa.URL, str]:
    """The URL to connect to, and what to call it before people."""
    if url.get_backend_name() != "sqlite":
        return url, url.render_as_string(hide_password=True)
    # so that ":memory:", which forgets, is a file like any other
    path = str(Path(url.database or "").absolute())
    return url.set(database=path), path


def _cipher(key: bytes, where: str) -> Cipher:
    try:
        return Cipher(key)
    except ValueError:
        raise WrongKey(where) from None


def _engine(address: sa.URL, cipher: Cipher, *, patience_ms: int, foreign_keys: bool) -> sa.Engine:
    # parameters never reach a log or a traceback: they are people's names and words
    engine = sa.create_engine(address, hide_parameters=True, pool_use_lifo=True)
    if engine.dialect.name == "sqlite":
        sqlite.adjust(engine, patience_ms=patience_ms, foreign_keys=foreign_keys)
    sealing.use(cipher, engine)
    return engine


def _make_ready(connection: sa.Connection, where: str, *, may_migrate: bool) -> None:
    """Under one lock, so that of two who open an empty database one finds it ready."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(OPENING_LOCK)))
    revision = migrate.revision_of(connection)
    if not migrate.is_known(revision):
        raise SchemaTooNew(where, str(revision))
    if revision is not None:
        _compare_keys(connection, where)
    if revision == migrate.newest_revision():
        return
    if not may_migrate:
        raise SchemaTooOld(where, revision)
    migrate.upgrade(connection)
    if revision is None:
        connection.execute(key_check.insert(), {"id": 1, "sealed": KNOWN_TEXT})


def _compare_keys(connection: sa.Connection, where: str) -> None:
    try:
        connection.execute(sa.select(key_check.c.sealed)).one()
    except Unreadable:
        raise WrongKey(where) from None
