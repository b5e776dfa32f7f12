"""Coordinators' reminders: what was made, whom it reaches, and what became of its messages."""

import json
from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.segments import PARENTS, hindered, is_meant
from storage.tables import broadcasts, goings, notices, parents, people
from visits.activity import Ages
from visits.broadcast import KINDS, Broadcast, OutOfReach, Segment
from visits.broadcast_work import Reach, Result
from visits.notice import NoticeStatus, Reason

_BY_ID = sa.select(broadcasts).where(broadcasts.c.id == given("id"))
_HOLD = sa.select(broadcasts.c.id).where(broadcasts.c.id == given("id")).with_for_update()
_SAME = sa.select(broadcasts).where(broadcasts.c.digest == given("digest"))
_LATEST = (
    sa.select(broadcasts)
    .order_by(broadcasts.c.id.desc())
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_UNDER_WAY = (
    sa.select(broadcasts.c.id)
    .where(broadcasts.c.ended_at.is_(None), broadcasts.c.send_at <= given("now"))
    .order_by(broadcasts.c.send_at, broadcasts.c.id)
)
_NEXT_BEGINS = sa.select(sa.func.min(broadcasts.c.send_at)).where(
    broadcasts.c.ended_at.is_(None), broadcasts.c.send_at > given("after")
)
_PAGE = (
    sa.select(parents.c.person_id)
    .where(parents.c.person_id > given("after"))
    .order_by(parents.c.person_id)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .subquery()
)
_LAST_OF_PAGE = sa.select(sa.func.max(_PAGE.c.person_id))
_OF_IT = (notices.c.broadcast_id == given("which"), notices.c.kind.in_(sorted(KINDS)))
_WAITS = sa.text(f"notices.status = '{NoticeStatus.WAITING}'")
_IS_WAITED_FOR = sa.select(sa.literal(1)).where(*_OF_IT, _WAITS).limit(1)
_BECAME = (
    sa.select(notices.c.status, notices.c.reason, sa.func.count().label("many"))
    .where(*_OF_IT)
    .group_by(notices.c.status, notices.c.reason)
)
_READERS = (
    sa.select(sa.func.count())
    .select_from(notices)
    .where(*_OF_IT, notices.c.status == NoticeStatus.SENT)
)
_COMING = _READERS.join(
    goings,
    (goings.c.occurrence_id == notices.c.occurrence_id) & (goings.c.person_id == notices.c.to_id),
).where(goings.c.comes)
_STOPPED_NEWS = _READERS.join(parents, parents.c.person_id == notices.c.to_id).where(
    parents.c.wants_activities_since.is_(None)
)
_NOBODY_HAS_IT = notices.c.leased_until.is_(None) | (notices.c.leased_until < given("now"))
_SKIP = notices.update().where(
    notices.c.id.in_(
        sa.select(notices.c.id)
        .where(*_OF_IT, _WAITS, _NOBODY_HAS_IT)
        .limit(sa.bindparam("most", type_=sa.Integer))
        .with_for_update(skip_locked=True)
    )
)
_SKIPPED = {
    "status": NoticeStatus.SKIPPED,
    "reason": Reason.STOPPED,
    "leased_until": None,
}


class Broadcasts:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, broadcast: Broadcast) -> Broadcast | None:
        row = _to_row(broadcast)
        if not rows.add_if_new(self._connection, broadcasts, row, "digest"):
            return None
        return self.same(broadcast)

    def same(self, broadcast: Broadcast) -> Broadcast | None:
        return self._one(_SAME, digest=broadcast.digest)

    def get(self, broadcast_id: int) -> Broadcast | None:
        return self._one(_BY_ID, id=broadcast_id)

    def hold(self, broadcast_id: int) -> Broadcast | None:
        rows.hold(self._connection, _HOLD, id=broadcast_id)
        return self.get(broadcast_id)

    def save(self, broadcast: Broadcast) -> None:
        rows.change(self._connection, broadcasts.c.id, broadcast.id, _changes(broadcast))

    def latest(self, *, most: int) -> Sequence[Broadcast]:
        return [_from_row(row) for row in rows.many(self._connection, _LATEST, most=most)]

    def under_way(self, now: datetime) -> Sequence[int]:
        return [row["id"] for row in rows.many(self._connection, _UNDER_WAY, now=now)]

    def next_begins(self, after: datetime) -> datetime | None:
        found: datetime | None = self._connection.scalar(_NEXT_BEGINS, {"after": after})
        return found

    def reach(self, segment: Segment, on: date, languages: frozenset[str] | None) -> Reach:
        why = hindered(languages).label("why")
        counted = (
            sa.select(people.c.language, why, sa.func.count().label("many"))
            .select_from(PARENTS)
            .where(is_meant(segment, on))
            .group_by(people.c.language, why)
        )
        reached: dict[str, int] = {}
        others: dict[OutOfReach, int] = {}
        for language, reason, many in self._connection.execute(counted):
            if reason is None:
                reached[language] = many
            else:
                others[OutOfReach(reason)] = others.get(OutOfReach(reason), 0) + many
        return Reach(reached, others)

    def plan_some(self, broadcast: Broadcast, *, most: int) -> int | None:
        after = broadcast.planned_to
        last: int | None = self._connection.scalar(_LAST_OF_PAGE, {"after": after, "most": most})
        if last is not None:
            self._connection.execute(self._planned(broadcast, after, last))
        return last

    def _planned(self, broadcast: Broadcast, after: int, last: int) -> sa.Insert:
        """Straight from one table to the other: nobody is loaded."""
        languages = frozenset(broadcast.texts) if broadcast.occurrence_id is None else None
        same = _the_same(broadcast)
        key = sa.literal(f"broadcast:{broadcast.id}:").concat(sa.cast(people.c.id, sa.Text))
        listeners = (
            sa.select(people.c.id, key, *same.values())
            .select_from(PARENTS)
            .where(
                parents.c.person_id > after,
                parents.c.person_id <= last,
                is_meant(broadcast.segment, broadcast.day),
                hindered(languages).is_(None),
            )
        )
        dialect = self._connection.dialect.name
        columns = ["to_id", "key", *same]
        return rows.insert_if_new(dialect, notices, columns, listeners, "key")

    def is_waited_for(self, broadcast_id: int) -> bool:
        return self._connection.scalar(_IS_WAITED_FOR, {"which": broadcast_id}) is not None

    def skip_some(self, broadcast_id: int, now: datetime, *, most: int) -> int:
        skip = _SKIP.values(**_SKIPPED, settled_at=now)
        which = {"which": broadcast_id, "now": now, "most": most}
        return self._connection.execute(skip, which).rowcount

    def result(self, broadcast: Broadcast) -> Result:
        of_it = {"which": broadcast.id}
        became = {
            (row.status, row.reason): row.many for row in self._connection.execute(_BECAME, of_it)
        }
        return Result(
            became,
            coming=self._connection.scalars(_COMING, of_it).one(),
            stopped_news=self._connection.scalars(_STOPPED_NEWS, of_it).one(),
        )

    def _one(self, query: sa.Select[tuple[object]], **values: object) -> Broadcast | None:
        row = rows.one(self._connection, query, **values)
        return None if row is None else _from_row(row)


def _the_same(broadcast: Broadcast) -> dict[str, sa.ColumnElement[object]]:
    """What is the same in every message of it."""
    said = {
        "kind": broadcast.kind,
        "due_at": broadcast.send_at,
        "useful_until": broadcast.useful_until,
        "occurrence_id": broadcast.occurrence_id,
        "by_id": broadcast.by,
        "broadcast_id": broadcast.id,
        "pressing": False,
        "status": NoticeStatus.WAITING,
        "lapses": 0,
    }
    return {name: sa.literal(value, notices.c[name].type) for name, value in said.items()}


def _to_row(broadcast: Broadcast) -> rows.Row:
    return {
        "by_id": broadcast.by,
        "occurrence_id": broadcast.occurrence_id,
        "texts": json.dumps(dict(broadcast.texts), ensure_ascii=False),
        "segment": broadcast.segment.as_plain(),
        "made_at": broadcast.made_at,
        "send_at": broadcast.send_at,
        "useful_until": broadcast.useful_until,
        **_changes(broadcast),
    }


def _changes(broadcast: Broadcast) -> rows.Row:
    """What may change after it was made."""
    return {
        "digest": broadcast.digest,
        "stage": broadcast.stage,
        "planned_to": broadcast.planned_to,
        "ended_at": broadcast.ended_at,
    }


def _from_row(row: Found) -> Broadcast:
    return Broadcast(
        id=row["id"],
        by=row["by_id"],
        segment=_segment(row["segment"]),
        made_at=row["made_at"],
        send_at=row["send_at"],
        useful_until=row["useful_until"],
        occurrence_id=row["occurrence_id"],
        texts=json.loads(row["texts"]),
        stage=row["stage"],
        planned_to=row["planned_to"],
        ended_at=row["ended_at"],
    )


def _segment(plain: Found) -> Segment:
    named = {name: frozenset(names) for name, names in plain.items() if name != "ages"}
    return Segment(**named, ages=Ages(*plain["ages"]) if plain["ages"] else None)
