"""Who is away, who stands in for them, and which visits nobody could take over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.tables import absences, left_visits
from visits.absence import Absence
from visits.visit import Visit

_BETWEEN = sa.select(absences).where(
    absences.c.staff_id == given("staff_id"),
    absences.c.ends_at > given("since"),
    absences.c.starts_at < given("until"),
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
        # one after the other: a list of values would be written out anew for every tap
        found = [
            _from_row(row)
            for staff_id in sorted(set(staff_ids))
            for row in rows.many(
                self._connection, _BETWEEN, staff_id=staff_id, since=since, until=until
            )
        ]
        return sorted(found, key=lambda absence: (absence.starts_at, absence.id))

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
