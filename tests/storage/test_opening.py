"""Opening a database: what is there stays there, and what is wrong is said, not repaired."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from storage import errors, sqlite
from storage.database import Database
from visits.people import Staff

Open = Callable[[Path], Database]


@pytest.fixture
def open_at(key: bytes) -> Open:
    return lambda path: Database.open(f"sqlite:///{path}", key=key, programmes={}, patience_ms=50)


def test_what_was_stored_is_there_after_reopening(
    database: Database, anna: Staff, url: str, key: bytes
) -> None:
    database.close()

    again = Database.open(url, key=key, programmes={})

    with again.unit_of_work() as work:
        assert work.people.all_staff() == [anna]
    again.close()


def test_a_new_database_is_made_with_its_folder_and_for_our_eyes_alone(
    tmp_path: Path, open_at: Open
) -> None:
    path = tmp_path / "new" / "folder" / "hembot.sqlite"

    database = open_at(path)

    with database.unit_of_work() as work:
        assert work.families.next_alias() == "F-0001"
        modes = {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()}
    assert modes == {
        "hembot.sqlite": "0o600",
        "hembot.sqlite-wal": "0o600",
        "hembot.sqlite-shm": "0o600",
    }
    database.close()


def test_there_is_no_database_that_forgets(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    database = Database.open("sqlite:///:memory:", key=key, programmes={})

    assert database.where == str(tmp_path / ":memory:")
    assert (tmp_path / ":memory:").is_file()
    database.close()


def test_a_file_that_others_could_read_is_closed_to_them(path: Path, open_at: Open) -> None:
    path.chmod(0o664)

    open_at(path).close()

    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_an_empty_file_becomes_a_database(tmp_path: Path, open_at: Open) -> None:
    (tmp_path / "empty").touch()

    open_at(tmp_path / "empty").close()

    assert (tmp_path / "empty").read_bytes().startswith(b"SQLite format 3")


def test_the_write_ahead_log_syncs_fully_and_foreign_keys_hold(path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{path}")
    sqlite.adjust(engine, patience_ms=50, foreign_keys=True)
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")

    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}

    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 50}
    engine.dispose()


def test_every_unit_of_work_begins_as_a_writer(
    path: Path, database: Database, statements: list[str]
) -> None:
    with database.unit_of_work() as work:
        work.people.all_staff()

    assert statements[0] == "BEGIN IMMEDIATE"


def test_a_wrong_key_is_noticed_at_opening(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(errors.WrongKey) as wrong:
        Database.open(f"sqlite:///{path}", key=Fernet.generate_key(), programmes={})

    assert wrong.value.where == str(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("shapeless", [b"", b"hunter2", b"\xff" * 44])
def test_a_key_without_a_keys_shape_is_a_wrong_key(tmp_path: Path, shapeless: bytes) -> None:
    with pytest.raises(errors.WrongKey):
        Database.open(f"sqlite:///{tmp_path / 'hembot.sqlite'}", key=shapeless, programmes={})

    assert list(tmp_path.iterdir()) == []


def test_another_kind_of_file_is_left_alone(tmp_path: Path, open_at: Open) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Kära Amina, " * 500)
    before = letter.read_bytes()

    with pytest.raises(errors.NotADatabase) as refused:
        open_at(letter)

    assert refused.value.where == str(letter)
    assert letter.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]


def test_another_programs_database_is_left_alone(tmp_path: Path, open_at: Open) -> None:
    theirs = tmp_path / "theirs.sqlite"
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("CREATE TABLE people (id INTEGER)")
    before = theirs.read_bytes()

    with pytest.raises(errors.NotOurs):
        open_at(theirs)

    assert theirs.read_bytes() == before


def overwrite_a_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 4)
        file.write(os.urandom(4096 * 6))


def cut_in_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize("damage", [overwrite_a_page, cut_in_half])
def test_a_damaged_database_is_refused_with_what_was_found(
    path: Path, open_at: Open, damage: Callable[[Path], None]
) -> None:
    damage(path)
    before = path.read_bytes()

    with pytest.raises(errors.Damaged) as damaged:
        open_at(path)

    assert damaged.value.where == str(path)
    assert damaged.value.findings
    assert path.read_bytes() == before


def test_a_log_without_its_database_is_not_thrown_away(tmp_path: Path, open_at: Open) -> None:
    log = tmp_path / "hembot.sqlite-wal"
    log.write_bytes(b"the last taps")

    with pytest.raises(errors.Damaged):
        open_at(tmp_path / "hembot.sqlite")

    assert log.read_bytes() == b"the last taps"
    assert [file.name for file in tmp_path.iterdir()] == [log.name]


def test_a_database_that_another_process_holds_is_locked(path: Path, open_at: Open) -> None:
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(errors.DatabaseLocked) as locked:
            open_at(path)

        assert locked.value.where == str(path)
    assert path.read_bytes() == before


def test_a_database_that_nobody_else_may_even_read_is_locked(path: Path, open_at: Open) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(errors.DatabaseLocked):
            open_at(path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, open_at: Open) -> None:
    (tmp_path / "file").write_text("not a folder")

    for path in (tmp_path, tmp_path / "file" / "hembot.sqlite", Path("/proc/hembot.sqlite")):
        with pytest.raises(errors.NotWritable) as refused:
            open_at(path)
        assert refused.value.where == str(path)

    assert (tmp_path / "file").read_text() == "not a folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is writable for root")
def test_a_file_that_may_only_be_read_is_said(path: Path, open_at: Open) -> None:
    before = path.read_bytes()
    path.chmod(0o400)

    with pytest.raises(errors.NotWritable):
        open_at(path)

    assert path.read_bytes() == before


def test_a_schema_of_a_newer_program_is_refused(path: Path, open_at: Open) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()

    with pytest.raises(errors.SchemaTooNew) as refused:
        open_at(path)

    assert (refused.value.where, refused.value.revision) == (str(path), "9999")
    assert path.read_bytes() == before


def test_an_empty_database_is_not_migrated_unasked(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "hembot.sqlite"

    with pytest.raises(errors.SchemaTooOld) as refused:
        Database.open(f"sqlite:///{path}", key=key, programmes={}, migrate=False)

    assert refused.value.revision is None
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_second_one_who_opens_a_new_database_finds_it_ready(
    new_url: Callable[[], str], key: bytes
) -> None:
    url = new_url()
    first = Database.open(url, key=key, programmes={})
    second = Database.open(url, key=key, programmes={})

    with first.unit_of_work() as work:
        assert work.inbox.newest() is None
    with second.unit_of_work() as work:
        assert work.inbox.newest() is None
    first.close()
    second.close()
