"""The migrations make what the tables say, all or nothing, from wherever they are run."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from storage import migrate
from storage.address import read_address
from storage.database import Database
from storage.kind import KINDS
from storage.tables import metadata
from visits.notice import Notice
from visits.people import Staff


@pytest.fixture
def engine(new_url: Callable[[], str]) -> Iterator[sa.Engine]:
    yield from engine_of(new_url())


@pytest.fixture
def from_tables(new_url: Callable[[], str]) -> Iterator[sa.Engine]:
    """A database that was made from the tables, without any migration."""
    for engine in engine_of(new_url()):
        metadata.create_all(engine)
        yield engine


def engine_of(url: str) -> Iterator[sa.Engine]:
    address, _ = read_address(url)
    kind = KINDS[address.get_backend_name()]
    engine = kind.new_engine(address, patience_ms=50, foreign_keys=False)
    yield engine
    engine.dispose()


@pytest.fixture
def migrated_engine(engine: sa.Engine) -> sa.Engine:
    with engine.begin() as connection:
        migrate.upgrade(connection)
    return engine


def test_the_tables_and_the_migrations_agree(migrated_engine: sa.Engine) -> None:
    with migrated_engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    assert differences == []


def test_every_check_of_the_tables_is_in_the_migrations(
    migrated_engine: sa.Engine, from_tables: sa.Engine
) -> None:
    assert checks_of(migrated_engine) == checks_of(from_tables)
    assert ("visits", "ck_visits_time_has_slot") in checks_of(migrated_engine)


def checks_of(engine: sa.Engine) -> dict[tuple[str, str | None], str]:
    inspector = sa.inspect(engine)
    return {
        (table, check["name"]): check["sqltext"]
        for table in metadata.tables
        for check in inspector.get_check_constraints(table)
    }


def test_every_index_of_the_tables_is_in_the_migrations(
    migrated_engine: sa.Engine, from_tables: sa.Engine
) -> None:
    assert indexes_of(migrated_engine) == indexes_of(from_tables)
    assert "'waiting'" in indexes_of(migrated_engine)["ix_notices_due"]


def indexes_of(engine: sa.Engine) -> dict[str, str]:
    with engine.connect() as connection:
        found = connection.execute(sa.text(INDEXES[engine.dialect.name]))
        return {row.name: row.sql for row in found}


INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT indexname AS name, indexdef AS sql FROM pg_indexes"
    " WHERE schemaname = 'public' AND tablename <> 'alembic_version'",
}


def test_migrating_twice_changes_nothing(migrated_engine: sa.Engine) -> None:
    before = indexes_of(migrated_engine)

    with migrated_engine.begin() as connection:
        migrate.upgrade(connection)
        assert migrate.revision_of(connection) == migrate.newest_revision()

    assert indexes_of(migrated_engine) == before


def test_a_migration_that_fails_leaves_nothing_behind(engine: sa.Engine) -> None:
    with pytest.raises(KeyboardInterrupt), engine.begin() as connection:
        migrate.upgrade(connection)
        raise KeyboardInterrupt

    assert sa.inspect(engine).get_table_names() == []


def test_migrations_are_found_from_any_folder(
    engine: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    with engine.begin() as connection:
        migrate.upgrade(connection)

    assert set(metadata.tables) <= set(sa.inspect(engine).get_table_names())


def test_a_newer_programs_revision_is_unknown() -> None:
    assert migrate.is_known(migrate.newest_revision())
    assert migrate.is_known(None)
    assert not migrate.is_known("9999")


def test_a_table_can_be_made_anew_without_losing_what_points_at_it(
    database: Database, path: Path, anna: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        work.notices.plan([Notice(0, "daily_list", anna.id, "a", now, now)])
        notice = work.notices.claim_due(now, lease_until=now, most=1)[0]
        attempt = work.notices.begin_attempt(notice.id, now)

    for engine in engine_of(f"sqlite:///{path}"):
        with engine.begin() as connection:
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table("notices", recreate="always") as table:
                table.add_column(sa.Column("colour", sa.Text))

    with database.unit_of_work() as work:
        assert work.notices.get(notice.id) == notice
        assert work.notices.open_attempt(notice.id) == attempt
