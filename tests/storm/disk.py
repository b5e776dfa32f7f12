"""A real SQLite file in memory, empty for each seed; what was compiled for it stays compiled."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from storage.database import Database
from storage.tables import inbox
from tests.beginning import KEY, PROGRAMMES
from tests.properties.ground import Ground

IN_MEMORY = Path("/dev/shm")


class Disk(Ground):
    """What survives a crash; whoever works on it is told of commits."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.on_commit: Callable[[], None] = _nobody_listens
        self.on_rollback: Callable[[], None] = _nobody_listens
        sa.event.listen(self._engine, "commit", lambda _: self.on_commit())
        sa.event.listen(self._engine, "rollback", lambda _: self.on_rollback())

    def is_wiped(self) -> None:
        self.on_commit = self.on_rollback = _nobody_listens
        self._engine.dispose()
        for leftover in self._file.parent.glob(f"{self._file.name}-*"):
            leftover.unlink()
        self._file.write_bytes(_empty())

    def updates(self) -> list[sa.Row[tuple[object, ...]]]:
        """The inbox, which a snapshot leaves out."""
        with self._engine.begin() as connection:
            return list(connection.execute(sa.select(inbox).order_by(inbox.c.update_id)).all())


def _nobody_listens() -> None:
    """Before the first life."""


@cache
def the_disk() -> Disk:
    """One for each process."""
    return Disk(Path(_folder().name))


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(dir=IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None)


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "hembot.sqlite3"
        Database.open(f"sqlite:///{file}", key=KEY, programmes=PROGRAMMES).close()
        return file.read_bytes()
