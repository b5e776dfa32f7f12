"""Where staff's calendars are, polled by one at a time."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import staff_calendars
from visits.copy import StaffCalendar

_C = staff_calendars.c
_NAMES = [field.name for field in fields(StaffCalendar)]
_ANY = sa.select(*(_C[name] for name in _NAMES))
_OF_STAFF = _ANY.where(_C.staff_id == given("staff_id"))
_ALL = _ANY.order_by(_C.staff_id)
_DUE = (
    _ANY.where(
        _C.next_poll_at.is_(None) | (_C.next_poll_at <= given("now")),
        _C.leased_until.is_(None) | (_C.leased_until < given("now")),
    )
    .order_by(_C.next_poll_at.nulls_first(), _C.staff_id)
    .limit(sa.bindparam("most", type_=sa.Integer))
    .with_for_update(skip_locked=True)
)
_LEASE = staff_calendars.update().where(_C.staff_id.in_(any_given("ids")))
_HURRY = staff_calendars.update().where(_C.staff_id.in_(any_given("ids")))
_REMOVE = staff_calendars.delete().where(_C.staff_id == given("staff_id"))


class Calendars:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, staff_id: int) -> StaffCalendar | None:
        row = rows.one(self._connection, _OF_STAFF, staff_id=staff_id)
        return None if row is None else _from_row(row)

    def all(self) -> Sequence[StaffCalendar]:
        return self._load(_ALL)

    def put(self, calendar: StaffCalendar) -> None:
        row = {name: getattr(calendar, name) for name in _NAMES}
        let_go = {"leased_until": None}
        rows.put(self._connection, staff_calendars, row | let_go, "staff_id")

    def remove(self, staff_id: int) -> None:
        rows.write(self._connection, _REMOVE, {"staff_id": staff_id})

    def hurry(self, staff_ids: Sequence[int], now: datetime) -> None:
        if staff_ids:
            self._connection.execute(_HURRY, {"ids": staff_ids, "next_poll_at": now})

    def claim_due(
        self, now: datetime, *, lease_until: datetime, most: int
    ) -> Sequence[StaffCalendar]:
        due = self._load(_DUE, now=now, most=most)
        lease = {"ids": [calendar.staff_id for calendar in due], "leased_until": lease_until}
        self._connection.execute(_LEASE, lease)
        return due

    def _load(self, query: sa.Executable, **values: object) -> list[StaffCalendar]:
        return [_from_row(row) for row in rows.many(self._connection, query, **values)]


def _from_row(row: Found) -> StaffCalendar:
    return StaffCalendar(**row)
