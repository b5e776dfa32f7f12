"""Snapshots of visits, every version of them; what was seen is one sealed text."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from typing import Any

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.tables import snapshots, visits
from visits.people import Profession
from visits.programme import Place
from visits.snapshot import Seen, Snapshot, Support

_HISTORY = (
    sa.select(snapshots)
    .where(snapshots.c.visit_id == given("visit_id"))
    .order_by(snapshots.c.revision)
)
_ADD = snapshots.insert()


class Snapshots:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_visit(self, visit_id: int) -> Snapshot | None:
        versions = self.history(visit_id)
        return versions[-1] if versions else None

    def history(self, visit_id: int) -> Sequence[Snapshot]:
        found = rows.many(self._connection, _HISTORY, visit_id=visit_id)
        return [_from_row(row) for row in found]

    def add(self, snapshot: Snapshot) -> None:
        rows.write(self._connection, _ADD, _to_row(snapshot))
        rows.change(self._connection, visits.c.id, snapshot.visit_id, {"count_behind": True})


def _to_row(snapshot: Snapshot) -> rows.Row:
    seen = {key: _plain(value) for key, value in asdict(snapshot.seen).items()}
    return {
        "visit_id": snapshot.visit_id,
        "revision": snapshot.revision,
        "seen": json.dumps(seen),
        "by_id": snapshot.by,
        "at": snapshot.at,
    }


def _plain(value: object) -> object:
    """Sets travel as lists, in a lasting order."""
    return sorted(value) if isinstance(value, frozenset) else value


def _from_row(row: Found) -> Snapshot:
    seen = read_seen(row["seen"])
    return Snapshot(row["visit_id"], seen, row["by_id"], row["at"], row["revision"])


def read_seen(stored: str) -> Seen:
    """The text of one version."""
    told = json.loads(stored)
    return Seen(**{name: _READ.get(name, _as_it_is)(told[name]) for name in _NAMES if name in told})


def _as_it_is(value: Any) -> Any:
    return value


_NAMES = tuple(field.name for field in fields(Seen))
_READ: dict[str, Callable[[Any], Any]] = {
    "place": Place,
    "staff": frozenset,
    "professions": lambda told: frozenset(map(Profession, told)),
    "parents": frozenset,
    "topics": tuple,
    "support": lambda told: frozenset(map(Support, told)),
}
