"""Wishes for another time: what was asked, what was offered, and who has agreed."""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from storage import rows
from storage.columns import among
from storage.prepared import Found
from storage.rows import given
from storage.slots import slot_from, slot_to
from storage.tables import agreements, move_requests, offered_slots, visits
from visits.move_request import OPEN, MoveRequest
from visits.visit import Slot

_BY_ID = sa.select(move_requests).where(move_requests.c.id == given("id"))
_HOLD_VISIT = (
    sa.select(visits.c.id)
    .join(move_requests, move_requests.c.visit_id == visits.c.id)
    .where(move_requests.c.id == given("id"))
    .with_for_update(of=visits, key_share=True)
)
_OPEN = sa.select(move_requests).where(
    move_requests.c.visit_id == given("visit_id"),
    sa.text(f"move_requests.status IN {among(OPEN)}"),
)
_OFFERED = (
    sa.select(offered_slots)
    .where(offered_slots.c.request_id == given("id"))
    .order_by(offered_slots.c.position)
)
_AGREED = sa.select(agreements).where(agreements.c.request_id == given("id"))
# a wish is shown in the calendars beside its visit
_COPIES_BEHIND = visits.update().where(visits.c.id == given("which"), ~visits.c.copies_behind)


class Requests:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, request_id: int) -> MoveRequest | None:
        """Its visit is held from here on (PostgreSQL): whoever holds a visit holds its wishes."""
        rows.hold(self._connection, _HOLD_VISIT, id=request_id)
        return self._load(_BY_ID, id=request_id)

    def open_for(self, visit_id: int) -> MoveRequest | None:
        return self._load(_OPEN, visit_id=visit_id)

    def add(self, request: MoveRequest) -> MoveRequest:
        added = replace(request, id=rows.add(self._connection, move_requests, _to_row(request)))
        self._write_lists(added)
        self._visit_changed(added)
        return added

    def save(self, request: MoveRequest) -> None:
        rows.change(self._connection, move_requests.c.id, request.id, _to_row(request))
        for table in (offered_slots, agreements):
            self._connection.execute(table.delete().where(table.c.request_id == request.id))
        self._write_lists(request)
        self._visit_changed(request)

    def _visit_changed(self, request: MoveRequest) -> None:
        behind = {"which": request.visit_id, "copies_behind": True}
        rows.write(self._connection, _COPIES_BEHIND, behind)

    def _write_lists(self, request: MoveRequest) -> None:
        self._insert(offered_slots, _offered_rows(request))
        self._insert(agreements, _agreement_rows(request))

    def _insert(self, table: sa.Table, many: Iterable[rows.Row]) -> None:
        for row in many:
            self._connection.execute(table.insert(), row)

    def _load(self, query: sa.Executable, **values: object) -> MoveRequest | None:
        row = rows.one(self._connection, query, **values)
        if row is None:
            return None
        offered = rows.many(self._connection, _OFFERED, id=row["id"])
        agreed = rows.many(self._connection, _AGREED, id=row["id"])
        return replace(
            _from_row(row),
            offered=tuple(Slot(slot["starts_at"], slot["ends_at"]) for slot in offered),
            agreed_by=frozenset(one["staff_id"] for one in agreed),
        )


def _offered_rows(request: MoveRequest) -> Iterable[rows.Row]:
    for position, slot in enumerate(request.offered):
        yield {"request_id": request.id, "position": position, **slot_to(slot)}


def _agreement_rows(request: MoveRequest) -> Iterable[rows.Row]:
    for staff_id in sorted(request.agreed_by):
        yield {"request_id": request.id, "staff_id": staff_id}


def _to_row(request: MoveRequest) -> rows.Row:
    return {
        "visit_id": request.visit_id,
        "edition": request.edition,
        "asked_by": request.asked_by,
        "asked_at": request.asked_at,
        "kept": request.kept,
        "words": request.words,
        "status": request.status,
        "revision": request.revision,
        **slot_to(request.slot),
    }


def _from_row(row: Found) -> MoveRequest:
    return MoveRequest(
        id=row["id"],
        visit_id=row["visit_id"],
        edition=row["edition"],
        asked_by=row["asked_by"],
        asked_at=row["asked_at"],
        kept=row["kept"],
        slot=slot_from(row),
        words=row["words"],
        status=row["status"],
        revision=row["revision"],
    )
