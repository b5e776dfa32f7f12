"""The migrations make what the tables say, all or nothing, from wherever they are run."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from storage import migrate
from storage.address import read_address
from storage.database import Database
from storage.kind import KINDS
from storage.tables import (
    calendar_copies,
    families,
    metadata,
    notices,
    pairs,
    people,
    staff,
    visits,
)
from visits.notice import Notice
from visits.people import Employer, Profession, Staff
from visits.programme import Place
from visits.visit import HAS_A_TIME, Status

QUIET = {"quiet_starts": time(20), "quiet_ends": time(8)}


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
        for table in metadata.tables.keys() & set(inspector.get_table_names())
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


def test_a_visit_that_had_a_time_before_there_were_copies_is_compared(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        step(connection, command.upgrade, "0003")
        add_a_visit_of_each_status(connection)
        step(connection, command.upgrade, "0004")

        behind = connection.scalars(sa.select(visits.c.status).where(visits.c.copies_behind))
        assert set(behind) == HAS_A_TIME


def test_calendar_copies_can_be_taken_back_and_made_again(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        step(connection, command.upgrade, "0004")
    before = (indexes_of(engine), checks_of(engine))

    with engine.begin() as connection:
        step(connection, command.downgrade, "0003")
        inspector = sa.inspect(connection)
        assert not {"calendar_copies", "staff_calendars"} & set(inspector.get_table_names())
        assert "copies_behind" not in {one["name"] for one in inspector.get_columns("visits")}
    with engine.begin() as connection:
        step(connection, command.upgrade, "0004")

    assert (indexes_of(engine), checks_of(engine)) == before


def test_a_family_from_before_there_were_areas_has_none(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        step(connection, command.upgrade, "0004")
        add_a_family(connection)
        step(connection, command.upgrade, "0005")

        found = connection.execute(sa.select(families.c.alias, families.c.area, families.c.centre))
        assert found.all() == [("F-0001", None, None)]


def test_areas_can_be_taken_back_and_families_stay(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        step(connection, command.upgrade, "0005")
        add_a_family(connection)
        step(connection, command.downgrade, "0004")
        columns = {one["name"] for one in sa.inspect(connection).get_columns("families")}
        assert not {"area", "centre"} & columns
    with engine.begin() as connection:
        step(connection, command.upgrade, "0005")
        assert connection.scalars(sa.select(families.c.alias)).all() == ["F-0001"]


WRITTEN = '{"uid":"1","look":"offered","label":"Hembesök"}'
CALLED_OFF = '{"uid":"1","look":"cancelled","label":"Hembesök"}'


@pytest.mark.parametrize(
    ("sent", "written", "wanted", "shown"),
    [
        (None, None, None, None),
        (None, None, WRITTEN, "offered"),
        (None, WRITTEN, CALLED_OFF, "offered"),
        (WRITTEN, None, WRITTEN, "offered"),
        (WRITTEN, CALLED_OFF, WRITTEN, "cancelled"),
    ],
)
def test_which_look_a_copy_has_is_found_out_for_those_that_were_there_before(
    engine: sa.Engine, sent: str | None, written: str | None, wanted: str | None, shown: str | None
) -> None:
    with engine.begin() as connection:
        step(connection, command.upgrade, "0004")
        add_a_visit_of_each_status(connection)
        says = {"sent": sent, "written": written, "wanted": wanted}
        look = json.loads(wanted)["look"] if wanted else None
        connection.execute(ADD_COPY, says | {"look": look})
        step(connection, command.upgrade, "0006")

        assert connection.scalar(sa.select(calendar_copies.c.shown)) == shown


ADD_COPY = sa.text(
    "INSERT INTO calendar_copies (visit_id, staff_id, role, uid, sequence, is_removing,"
    " must_be_read, is_over, is_due, sent, written, wanted, look) VALUES (1, 1, 'main', '1', 0,"
    " false, false, false, false, :sent, :written, :wanted, :look)"
)


def test_a_notice_from_before_there_were_lapses_is_as_it_was(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        step(connection, command.upgrade, "0014")
        add_a_visit_of_each_status(connection)
        connection.execute(sa.text(AN_OLD_NOTICE))
        step(connection, command.upgrade, "0015")

        found = connection.execute(sa.select(notices.c.key, notices.c.lapses)).one()
        assert tuple(found) == ("a", 0)


def test_notices_that_were_given_up_are_refused_ones_in_an_older_program(
    migrated_engine: sa.Engine,
) -> None:
    before = (indexes_of(migrated_engine), checks_of(migrated_engine))
    with migrated_engine.begin() as connection:
        add_a_visit_of_each_status(connection)
        connection.execute(sa.text(AN_OLD_NOTICE))
        connection.execute(sa.text("UPDATE notices SET reason = 'faulty'"))

        step(connection, command.downgrade, "0014")
        assert connection.scalar(sa.text("SELECT reason FROM notices")) == "refused"
        assert "pauses" not in sa.inspect(connection).get_table_names()
        step(connection, command.upgrade, "head")

    assert (indexes_of(migrated_engine), checks_of(migrated_engine)) == before


AN_OLD_NOTICE = """
INSERT INTO notices (id, kind, to_id, key, due_at, useful_until, pressing, status)
VALUES (1, 'daily_list', 1, 'a', '2026-11-23 08:00', '2026-11-24 08:00', false, 'skipped')
"""


def test_interpreters_are_let_in_and_nobody_is_lost(engine: sa.Engine) -> None:
    """SQLite makes the table of staff anew; pairs point at it."""
    with engine.begin() as connection:
        step(connection, command.upgrade, "0004")
        add_a_visit_of_each_status(connection)
        step(connection, command.upgrade, "head")
        connection.execute(people.insert(), {"id": 2, "kind": "staff", "language": "sv", **QUIET})
        interpreter = {"profession": Profession.INTERPRETER, "employer": Employer.REGION}
        connection.execute(staff.insert(), {"person_id": 2, "working_hours": [], **interpreter})

        jobs = connection.scalars(sa.select(staff.c.profession).order_by(staff.c.person_id))
        assert jobs.all() == [Profession.NURSE, Profession.INTERPRETER]
        assert connection.scalars(sa.select(pairs.c.nurse_id)).all() == [1]


def step(connection: sa.Connection, go: Callable[[Config, str], None], revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    config.attributes["connection"] = connection
    go(config, revision)


def add_a_family(connection: sa.Connection) -> None:
    """With one who is nurse and family supporter in one."""
    someone = {"id": 1, "kind": "staff", "language": "sv", **QUIET}
    connection.execute(people.insert(), someone)
    works = {"profession": Profession.NURSE, "employer": Employer.REGION, "working_hours": []}
    connection.execute(staff.insert(), {"person_id": 1, **works})
    connection.execute(pairs.insert(), {"id": 1, "nurse_id": 1, "family_supporter_id": 1})
    family = {"id": 1, "alias": "F-0001", "programme": "trygg-start", "pair_id": 1}
    connection.execute(families.insert(), family)


def add_a_visit_of_each_status(connection: sa.Connection) -> None:
    add_a_family(connection)
    window = {"window_first": date(2026, 11, 16), "window_last": date(2026, 11, 29)}
    starts_at = datetime(2026, 11, 23, 8, tzinfo=UTC)
    visit = {"family_id": 1, "theme": "01-welcome", "place": Place.HOME, "minutes": 60, **window}
    slot = {"edition": 1, "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    rows = [visit | slot | {"number": n, "status": one} for n, one in enumerate(Status)]
    connection.execute(visits.insert(), rows)
