"""A small town on one real SQLite file, which is put back before every example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from hembot.demo import cast
from hembot.demo.seed import seed
from storage import sealing, sqlite
from storage.database import Database
from storage.sealing import Cipher
from storage.tables import inbox, key_check, metadata, mirrors
from storage.work import SqlWork
from tests.beginning import KEY, MONDAY_MORNING, PROGRAMMES
from visits.actions.book import book
from visits.booking_rules import USUAL_RULES
from visits.notice import NoticeStatus

Row = sa.Row[Any]

# on Tuesday of the next week Amina and Yusuf are visited at ten, and Elin at one
ELINS_TIME = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
LOOKED_AT = [table for table in metadata.sorted_tables if table not in (inbox, key_check, mirrors)]
_SELECTS = {t.name: sa.select(t).order_by(*t.primary_key.columns) for t in LOOKED_AT}


@dataclass(frozen=True)
class Snapshot:
    """All that the database remembers, but what it notes of every tap: inbox and last answer."""

    tables: Mapping[str, tuple[Row, ...]]

    def __getitem__(self, table: str) -> tuple[Row, ...]:
        return self.tables[table]

    def one(self, table: str, id: int) -> Row | None:
        """The row with this primary key."""
        return next((row for row in self.tables[table] if row[0] == id), None)

    def without(self, *names: str) -> "Snapshot":
        return Snapshot({name: rows for name, rows in self.tables.items() if name not in names})


class Ground:
    """The town's database, without the waits that no test needs."""

    def __init__(self, folder: Path) -> None:
        self._seen: dict[str, tuple[Sequence[Row], tuple[Row, ...]]] = {}
        self._file = folder / "hembot.sqlite3"
        address = sa.make_url(f"sqlite:///{self._file}")
        self._engine = sqlite.new_engine(address, patience_ms=20_000)
        # nobody pulls the plug here
        sa.event.listen(self._engine, "connect", _trust_the_disk)
        sealing.use(Cipher(KEY), self._engine)
        self.database = Database(sqlite, self._engine, str(self._file), PROGRAMMES, USUAL_RULES)

    def is_put_back(self) -> None:
        """As it was on the first morning; what was compiled for the engine stays compiled."""
        self._engine.dispose()
        for leftover in self._file.parent.glob(f"{self._file.name}-*"):
            leftover.unlink()
        self._file.write_bytes(_first_morning())

    def look(self) -> Snapshot:
        """What is committed now. A table that is as it was is not read out once more."""
        with self._engine.begin() as connection:
            for name, select in _SELECTS.items():
                raw = connection.exec_driver_sql(f"SELECT * FROM {name}").fetchall()
                if name not in self._seen or self._seen[name][0] != raw:
                    self._seen[name] = raw, tuple(connection.execute(select).all())
        return Snapshot({name: rows for name, (_, rows) in self._seen.items()})

    def close(self) -> None:
        self._engine.dispose()


def _trust_the_disk(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


@cache
def _first_morning() -> bytes:
    """The demo's families; Elin's visit is moved to the day of Amina's and Yusuf's."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "hembot.sqlite3"
        database = Database.open(f"sqlite:///{file}", key=KEY, programmes=PROGRAMMES)
        with database.unit_of_work() as work:
            seed(work, now=MONDAY_MORNING)
            elin = work.families.by_alias("F-0002")
            assert elin is not None
            visit = work.visits.of_family(elin.id)[0]
            book(
                work,
                cast.ANNA.chat_id,
                visit.id,
                edition=visit.edition,
                starts_at=ELINS_TIME,
                now=MONDAY_MORNING,
            )
            _all_is_told(work)
        database.close()
        return file.read_bytes()


def _all_is_told(work: SqlWork) -> None:
    """What is due on the first morning has been heard before the stories begin."""
    now = MONDAY_MORNING
    while due := work.notices.claim_due(now, lease_until=now, most=50):
        for notice in due:
            told = replace(notice, status=NoticeStatus.SENT, leased_until=None, settled_at=now)
            work.notices.save(told)
