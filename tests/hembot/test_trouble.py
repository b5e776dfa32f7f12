"""Each trouble at the start, really provoked: one sentence, exit code 2, and nothing changed."""

import base64
import errno
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import typer

from content.read_programmes import read_programmes
from hembot.only_one import only_one
from hembot.trouble import _SENTENCES, sentence, told_plainly
from storage.errors import DatabaseError, DiskFull
from tests.hembot.installation import Installation, tells

HOLD = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(params=["run", "invite Anna --profession nurse --phone 1"], ids=["run", "invite"])
def command(request: pytest.FixtureRequest) -> list[str]:
    return str(request.param).split()


def told_and_unchanged(installation: Installation, *command: str) -> str:
    before = installation.database.read_bytes()

    told = tells(installation.hembot(*command))

    assert installation.database.read_bytes() == before
    return told


def test_a_file_that_is_no_database(installation: Installation, command: list[str]) -> None:
    installation.database.write_bytes(b"Shopping list: nappies, milk, bread. " * 30)

    told = told_and_unchanged(installation, *command)

    assert told.startswith(f"{installation.database} is not an SQLite database: ")


def test_a_database_of_another_program(installation: Installation, command: list[str]) -> None:
    installation.database.unlink()
    with closing(sqlite3.connect(installation.database)) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")

    told = told_and_unchanged(installation, *command)

    assert told.startswith(f"{installation.database} belongs to another program: ")


def test_a_damaged_database(installation: Installation, command: list[str]) -> None:
    whole = bytearray(installation.database.read_bytes())
    whole[4096:-4096] = b"\x00damaged" * ((len(whole) - 8192) // 8)
    installation.database.write_bytes(whole)

    told = told_and_unchanged(installation, *command)

    assert told.startswith(f"The database {installation.database} is damaged: ")


def test_a_lost_key(installation: Installation, command: list[str]) -> None:
    installation.key.unlink()

    told = told_and_unchanged(installation, *command)

    assert told.startswith(f"The key {installation.key} is gone")
    assert not installation.key.exists()


@pytest.mark.parametrize(
    "key", [base64.urlsafe_b64encode(b"k" * 32).decode(), "no key at all"], ids=["another", "none"]
)
def test_a_key_that_does_not_fit(installation: Installation, command: list[str], key: str) -> None:
    installation.settings["key"] = key

    told = told_and_unchanged(installation, *command)

    assert told.startswith(f"The key does not fit the database {installation.database}: ")
    assert key not in told


def test_a_database_of_a_newer_hembot(installation: Installation, command: list[str]) -> None:
    with closing(sqlite3.connect(installation.database)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()

    told = told_and_unchanged(installation, *command)

    assert "was written by a newer Hembot" in told


def test_a_database_that_another_program_holds(installation: Installation) -> None:
    with held(installation.database):
        told = tells(installation.hembot("run"))

    assert told.startswith(f"Another program is using the database {installation.database}: ")


@contextmanager
def held(database: Path) -> Iterator[None]:
    """Another process is in the middle of writing."""
    arguments = [sys.executable, "-c", HOLD, str(database)]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
        holder.communicate()


@pytest.mark.parametrize("below", ["", "var/deeper"])
def test_a_folder_that_cannot_be_made(tmp_path: Path, command: list[str], below: str) -> None:
    in_its_place = tmp_path / "a_file"
    in_its_place.write_text("not a folder")

    told = tells(Installation(in_its_place / below).hembot(*command))

    assert str(in_its_place) in told
    assert "HEMBOT_DATA" in told
    assert in_its_place.read_text() == "not a folder"


def test_a_folder_in_the_databases_place(installation: Installation, command: list[str]) -> None:
    installation.database.unlink()
    installation.database.mkdir()

    told = tells(installation.hembot(*command))

    assert told.startswith(f"{installation.database} cannot be written: ")


def test_a_port_that_is_taken(installation: Installation) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        installation.settings["port"] = str(port)

        told = tells(installation.hembot("run"))

    assert told.startswith(f"Port {port} is taken by another program: ")


def test_a_port_that_is_taken_where_the_health_address_is_to_be(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        settings = {"telegram_token": "7:secret", "health_port": str(port)}

        told = tells(Installation(tmp_path / "var", settings).hembot("run"))

    assert told.startswith(f"Port {port} is taken by another program, and the health address ")
    assert "HEMBOT_HEALTH_PORT" in told


def test_another_hembot_in_the_same_folder(installation: Installation) -> None:
    with only_one(installation.folder):
        told = told_and_unchanged(installation, "run")

    assert told.startswith(f"Another Hembot is running with the folder {installation.folder}: ")


@pytest.mark.parametrize("memory", ["", "{", "[]", '{"version": 99}'])
def test_a_memory_of_the_demo_that_cannot_be_read(installation: Installation, memory: str) -> None:
    kept = installation.folder / "telegram.json"
    kept.write_text(memory)

    told = tells(installation.hembot("run"))

    assert told.startswith(f"The demo's memory {kept} cannot be read: ")
    assert kept.read_text() == memory


def test_a_programme_with_a_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "trygg-start.toml").write_text('name = "Trygg start"\nsource = 7\n')

    with pytest.raises(typer.Exit) as ended, told_plainly():
        read_programmes(tmp_path)

    told = capsys.readouterr()
    assert (told.out, told.err.count("\n"), ended.value.exit_code) == ("", 1, 2)
    assert told.err.startswith(f"{tmp_path / 'trygg-start.toml'}, line 2: ")


def test_what_we_do_not_know_is_shown_whole() -> None:
    with pytest.raises(ZeroDivisionError), told_plainly():
        raise ZeroDivisionError


@pytest.mark.parametrize("trouble", [DiskFull("/data/x"), DatabaseError("postgresql://db/x")])
def test_what_cannot_be_provoked_here_has_its_sentence_too(trouble: DatabaseError) -> None:
    assert trouble.where in (sentence(trouble) or "")


def test_a_file_that_cannot_be_used_is_named() -> None:
    denied = PermissionError(errno.EACCES, "Permission denied", "/data/hembot.key")

    assert (sentence(denied) or "").startswith("/data/hembot.key cannot be used (Permission ")


@pytest.mark.parametrize("words", _SENTENCES.values())
def test_every_sentence_is_one_line_that_says_what_to_do(words: str) -> None:
    assert words.endswith(".")
    assert ":" in words
    assert "\n" not in words
