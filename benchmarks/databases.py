"""Databases full of families, seeded once and copied for each run."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import sqlalchemy as sa
from cryptography.fernet import Fernet

from benchmarks.seeding import seed_taps
from content.read_programmes import read_programmes
from storage.database import Database
from tests import postgresql

KEY = Fernet.generate_key()
# the tests' server need not survive a power cut; here every commit must wait for the disk
DURABLE = ("fsync", "full_page_writes")
Taps = list[tuple[int, str]]


@dataclass(frozen=True)
class Seeded:
    """A database, and what the parents in it will tap."""

    url: str
    taps: Taps


class SqliteFiles:
    """One file is seeded; each run gets a copy."""

    def __init__(self, folder: Path, families: int) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._file = folder / "seeded.sqlite3"
        self.first = f"sqlite:///{self._file}"
        self._taps = _seed(self.first, families)

    def copy(self) -> Seeded:
        copied = self._folder / f"{next(self._numbers)}.sqlite3"
        shutil.copyfile(self._file, copied)
        return Seeded(f"sqlite:///{copied}", self._taps)


class PostgresDatabases:
    """One database is seeded; each run gets a copy on the same server."""

    def __init__(self, server: postgresql.Server, families: int) -> None:
        self._server = server
        self._numbers = count(1)
        for name in DURABLE:
            server.execute(f"ALTER SYSTEM SET {name} = on")
        server.execute("SELECT pg_reload_conf()")
        url = server.new_database()
        self._seeded = sa.make_url(url).database
        self._taps = _seed(url, families)

    def copy(self) -> Seeded:
        name = f"bench_{next(self._numbers)}"
        self._server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._seeded}"')
        return Seeded(self._server.url(name), self._taps)


@contextmanager
def postgres_databases(families: int) -> Iterator[PostgresDatabases | None]:
    """On a server of their own; None where no program for one is found."""
    with postgresql.running() as server:
        yield None if server is None else PostgresDatabases(server, families)


def _seed(url: str, families: int) -> Taps:
    database = Database.open(url, key=KEY, programmes=read_programmes())
    try:
        return seed_taps(database, families)
    finally:
        database.close()
