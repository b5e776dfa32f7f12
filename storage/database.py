"""The one door to the database: open it, work in it, close it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from storage import migrate, rows, sealing, sqlite_file
from storage.address import read_address
from storage.errors import NotOurs, ReadOnly, SchemaTooNew, SchemaTooOld, Unreadable, WrongKey
from storage.kind import KINDS, Kind
from storage.sealing import Cipher
from storage.tables import key_check
from storage.work import SqlWork
from visits.booking_rules import USUAL_RULES, BookingRules
from visits.matching import NO_MATCHING, Matching
from visits.money import NO_MONEY, Money
from visits.programme import Programme

PATIENCE_MS = 5_000
KNOWN_TEXT = "hembot"
VERSION_TABLE = "alembic_version"


class Database:
    """Made by `open`; `where` is the file's path, or the server's URL without its password."""

    def __init__(
        self,
        kind: Kind,
        engine: sa.Engine,
        where: str,
        programmes: Mapping[str, Programme],
        rules: BookingRules,
        matching: Matching = NO_MATCHING,
        money: Money = NO_MONEY,
    ) -> None:
        self._kind = kind
        self._engine = engine
        self.where = where
        self._programmes = programmes
        self._rules = rules
        self._matching = matching
        self._money = money

    @classmethod
    def open(
        cls,
        url: str,
        *,
        key: bytes,
        programmes: Mapping[str, Programme],
        rules: BookingRules = USUAL_RULES,
        matching: Matching = NO_MATCHING,
        money: Money = NO_MONEY,
        migrate: bool = True,
        patience_ms: int = PATIENCE_MS,
    ) -> Self:
        """Look the database over, bring its schema up to this code, and open it.

        Raises one of `storage.errors`; the database is then as it was.
        """
        address, where = read_address(url)
        cipher = _cipher(key, where)
        kind = KINDS[address.get_backend_name()]
        if address.get_backend_name() == "sqlite":
            sqlite_file.prepare(Path(where), patience_ms=patience_ms)
        opening = kind.new_engine(address, patience_ms=patience_ms, foreign_keys=False)
        sealing.use(cipher, opening)
        try:
            with kind.facts_about(where), opening.begin() as connection:
                _make_ready(connection, where, may_migrate=migrate)
        finally:
            opening.dispose()
        engine = kind.new_engine(address, patience_ms=patience_ms)
        sealing.use(cipher, engine)
        return cls(kind, engine, where, programmes, rules, matching, money)

    @property
    def threads(self) -> int:
        """How many units of work may go on at once."""
        return self._kind.THREADS

    @contextmanager
    def unit_of_work(self) -> Iterator[SqlWork]:
        """Commits at the end; an exception rolls all of it back."""
        with self.transaction() as (_, work):
            yield work

    @contextmanager
    def transaction(self) -> Iterator[tuple[sa.Connection, SqlWork]]:
        """The same, for whoever puts several units of work into one commit."""
        with self._kind.facts_about(self.where), self._engine.begin() as connection:
            said = (self._programmes, self._rules, self._matching, self._money)
            yield connection, SqlWork(connection, *said)

    def close(self) -> None:
        self._engine.dispose()


def _cipher(key: bytes, where: str) -> Cipher:
    try:
        return Cipher(key)
    except ValueError:
        raise WrongKey(where) from None


def _make_ready(connection: sa.Connection, where: str, *, may_migrate: bool) -> None:
    """Under one lock, so that of two who open an empty database one finds it ready."""
    _refuse_a_copy(connection, where)
    rows.alone(connection, rows.Alone.OPENING)
    revision = migrate.revision_of(connection)
    if revision is None:
        _refuse_what_is_not_ours(connection, where)
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


def _refuse_a_copy(connection: sa.Connection, where: str) -> None:
    """A standby would let us look, and fail at the first tap."""
    if connection.dialect.name != "postgresql":
        return
    if connection.scalar(sa.text("SHOW transaction_read_only")) == "on":
        raise ReadOnly(where)


def _refuse_what_is_not_ours(connection: sa.Connection, where: str) -> None:
    if set(sa.inspect(connection).get_table_names()) - {VERSION_TABLE}:
        raise NotOurs(where)


def _compare_keys(connection: sa.Connection, where: str) -> None:
    try:
        connection.execute(sa.select(key_check.c.sealed)).one()
    except Unreadable:
        raise WrongKey(where) from None
