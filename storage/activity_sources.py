"""Which feeds open activities come from, each read by one at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import activity_sources
from visits.feed import Remark, Report, Source

_C = activity_sources.c
_NAMES = [field.name for field in fields(Source)]
_ANY = sa.select(*(_C[name] for name in _NAMES))
_NAMED = _ANY.where(_C.name == given("name"))
_ALL = _ANY.order_by(_C.name)
_DUE = (
    _ANY.where(
        _C.due_at <= given("now"),
        _C.leased_until.is_(None) | (_C.leased_until < given("now")),
    )
    .order_by(_C.due_at, _C.name)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .with_for_update(skip_locked=True)
)
_LEASE = activity_sources.update().where(_C.name.in_(any_given("names")))
_LET_GO = activity_sources.update().where(_C.name == given("which"))
_REMOVE = activity_sources.delete().where(_C.name == given("name"))


class ActivitySources:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> Source | None:
        row = rows.one(self._connection, _NAMED, name=name)
        return None if row is None else _source(row)

    def all(self) -> Sequence[Source]:
        return [_source(row) for row in rows.many(self._connection, _ALL)]

    def put(self, source: Source) -> None:
        rows.put(self._connection, activity_sources, _row(source), "name")

    def remove(self, name: str) -> None:
        rows.write(self._connection, _REMOVE, {"name": name})

    def claim_due(self, now: datetime, *, lease_until: datetime, most: int) -> Sequence[Source]:
        due = [_source(row) for row in rows.many(self._connection, _DUE, now=now, most=most)]
        if due:
            lease = {"names": [one.name for one in due], "leased_until": lease_until}
            self._connection.execute(_LEASE, lease)
        return due

    def let_go(self, name: str) -> None:
        self._connection.execute(_LET_GO, {"which": name, "leased_until": None})


def _row(source: Source) -> rows.Row:
    report = source.report
    row = {name: getattr(source, name) for name in _NAMES}
    return {
        **row,
        "usually": dict(source.usually),
        "gone": list(source.gone),
        "report": None if report is None else {**asdict(report), "at": report.at.isoformat()},
    }


def _source(row: Found) -> Source:
    report = row["report"]
    return Source(
        **{
            **row,
            "gone": tuple(row["gone"]),
            "report": None if report is None else _report(report),
        }
    )


def _report(row: Mapping[str, Any]) -> Report:
    return Report(
        at=datetime.fromisoformat(row["at"]),
        activities=row["activities"],
        times=row["times"],
        added=tuple(row["added"]),
        changed=tuple(row["changed"]),
        dropped=tuple(row["dropped"]),
        gone=tuple(row["gone"]),
        refused=tuple(Remark(**one) for one in row["refused"]),
        remarks=tuple(Remark(**one) for one in row["remarks"]),
    )
