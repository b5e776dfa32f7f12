"""Who is away, who stands in for them, and which visits nobody could take over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import absences, left_visits
from visits.absence import Absence
from visits.visit import Visit

_BETWEEN = (
    sa.select(absences)
    .where(
        absences.c.staff_id.in_(any_given("staff_ids")),
        absences.c.ends_at > given("since"),
        absences.c.starts_at < given("until"),
    )
    .order_by(absences.c.starts_at, absences.c.id)
)
_REMOVE = absences.delete().where(absences.c.id == given("which"))
_FORGET_LEFT = left_visits.delete().where(left_visits.c.absence_id == given("which"))
_LEFT = sa.select(left_visits).where(
    left_visits.c.absence_id == given("absence_id"),
    left_visits.c.visit_id == given("visit_id"),
    left_visits.c.edition == given("edition"),
)


class Absences:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, absence: Absence) -> Absence:
        return replace(absence, id=rows.add(self._connection, absences, _to_row(absence)))

    def save(self, absence: Absence) -> None:
        rows.change(self._connection, absences.c.id, absence.id, _to_row(absence))

    def remove(self, absence_id: int) -> None:
        for statement in (_FORGET_LEFT, _REMOVE):
            rows.write(self._connection, statement, {"which": absence_id})

    def between(
        self, staff_ids: Iterable[int], since: datetime, until: datetime
    ) -> Sequence[Absence]:
        given_ids = sorted(staff_ids)
        found = rows.many(self._connection, _BETWEEN, staff_ids=given_ids, since=since, until=until)
        return [_from_row(row) for row in found]

    def leave(self, absence_id: int, visit: Visit) -> None:
        left = _left(absence_id, visit)
        rows.add_if_new(self._connection, left_visits, left, *left)

    def is_left(self, absence_id: int, visit: Visit) -> bool:
        return rows.one(self._connection, _LEFT, **_left(absence_id, visit)) is not None


def _left(absence_id: int, visit: Visit) -> dict[str, int]:
    return {"absence_id": absence_id, "visit_id": visit.id, "edition": visit.edition}


def _to_row(absence: Absence) -> rows.Row:
    return {
        "staff_id": absence.staff_id,
        "starts_at": absence.starts_at,
        "ends_at": absence.ends_at,
        "substitute_id": absence.substitute_id,
    }


def _from_row(row: Found) -> Absence:
    return Absence(**row)
