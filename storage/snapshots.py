"""Snapshots of visits, every version of them; what was seen is one sealed text."""

from collections.abc import Sequence

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.tables import snapshots, visits
from visits.seen_as_text import read, written
from visits.snapshot import Snapshot

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
    return {
        "visit_id": snapshot.visit_id,
        "revision": snapshot.revision,
        "seen": written(snapshot.seen),
        "by_id": snapshot.by,
        "at": snapshot.at,
    }


def _from_row(row: Found) -> Snapshot:
    return Snapshot(row["visit_id"], read(row["seen"]), row["by_id"], row["at"], row["revision"])
