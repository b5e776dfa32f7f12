"""Each visit's events in staff's calendars, and which visits have changed since."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.errors import Missing
from storage.meaning import list_from, list_to_text, seen_from, to_text, wanted_from
from storage.prepared import Found
from storage.rows import given
from storage.tables import calendar_copies, families, pairs, visit_guests, visits
from visits.copy import Copy
from visits.polled import Lying
from visits.replica import Look, Role
from visits.visit import Slot

_C = calendar_copies.c
# conditions as text: only then does SQLite see that a partial index fits
_IS_NOT_OVER = sa.text("NOT calendar_copies.is_over")
_ANY = sa.select(calendar_copies)
_BY_ID = _ANY.where(_C.id == given("id")).with_for_update(key_share=True)
_EVER = _ANY.where(_C.staff_id == given("staff_id"), _C.uid == given("uid")).with_for_update(
    key_share=True
)
_OF_VISIT = (
    _ANY.where(_C.visit_id == given("visit_id"), _IS_NOT_OVER)
    .order_by(_C.staff_id, _C.role, _C.id)
    .with_for_update(key_share=True)
)
_OF_STAFF = _ANY.where(_C.staff_id == given("staff_id")).order_by(_C.id)
_IN_CALENDAR = _OF_STAFF.where(_IS_NOT_OVER)
_PUT_BACK = _OF_STAFF.where(_C.is_over, _C.etag.is_not(None))
_LYING = (
    sa.select(
        _C.uid,
        _C.href,
        _C.etag,
        _C.shown.label("look"),
        (_C.must_be_read | _C.is_removing | _C.sent.is_not(None)).label("needs_reading"),
    )
    .where(_C.staff_id == given("staff_id"), _IS_NOT_OVER)
    .order_by(_C.id)
)
_DUE = _OF_STAFF.where(sa.text("calendar_copies.is_due"))
_WRITTEN_BEFORE = _ANY.where(
    sa.text(f"calendar_copies.look = '{Look.CANCELLED}'"),
    _IS_NOT_OVER,
    _C.written_at < given("moment"),
).order_by(_C.written_at, _C.id)
_HOW_MANY = sa.select(sa.func.count().label("many")).where(
    _C.visit_id == given("visit_id"), _C.staff_id == given("staff_id"), _C.role == given("role")
)
_UNDECIDED = (
    sa.select(_C.visit_id)
    .where(sa.text("calendar_copies.touched_at IS NOT NULL"), _IS_NOT_OVER)
    .group_by(_C.visit_id)
    .having(sa.func.max(_C.touched_at) < given("touched_before"))
    .order_by(_C.visit_id)
)
_BEHIND = (
    sa.select(visits.c.id)
    .where(sa.text("visits.copies_behind"))
    .order_by(visits.c.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_HAS_HAD_A_TIME = visits.c.edition > 0
_WITH_HER_AS_A_GUEST = sa.select(visit_guests.c.visit_id).where(
    visit_guests.c.staff_id == given("staff_id")
)
_OF_HERS = (
    sa.select(visits.c.id)
    .join(families, families.c.id == visits.c.family_id)
    .join(pairs, pairs.c.id == families.c.pair_id)
    .where(
        (pairs.c.nurse_id == given("staff_id"))
        | (pairs.c.family_supporter_id == given("staff_id"))
        | visits.c.id.in_(_WITH_HER_AS_A_GUEST),
        _HAS_HAD_A_TIME,
        ~visits.c.copies_behind,
    )
    # all who hold several visits hold them in this order, and so never wait for each other
    .order_by(visits.c.id)
    .with_for_update(of=visits, key_share=True)
)
_COMPARE_ALL = visits.update().where(visits.c.id.in_(_OF_HERS))


class Copies:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def add(self, copy: Copy) -> Copy:
        return replace(copy, id=rows.add(self._connection, calendar_copies, _to_row(copy)))

    def get(self, copy_id: int) -> Copy:
        """Held from here on (PostgreSQL). Raises Missing."""
        row = rows.one(self._connection, _BY_ID, id=copy_id)
        if row is None:
            raise Missing(calendar_copies.name, copy_id)
        return _from_row(row)

    def save(self, copy: Copy) -> None:
        """Raises Missing."""
        rows.change(self._connection, _C.id, copy.id, _to_row(copy))

    def of_visit(self, visit_id: int) -> Sequence[Copy]:
        return self._load(_OF_VISIT, visit_id=visit_id)

    def in_calendar(self, staff_id: int) -> Sequence[Copy]:
        return self._load(_IN_CALENDAR, staff_id=staff_id)

    def lying(self, staff_id: int) -> Sequence[Lying]:
        found = rows.many(self._connection, _LYING, staff_id=staff_id)
        return [Lying(**row) for row in found]

    def due(self, staff_id: int) -> Sequence[Copy]:
        return self._load(_DUE, staff_id=staff_id)

    def how_many(self, visit_id: int, staff_id: int, role: Role) -> int:
        whose = {"visit_id": visit_id, "staff_id": staff_id, "role": role}
        found = rows.one(self._connection, _HOW_MANY, **whose)
        assert found is not None
        return int(found["many"])

    def ever(self, staff_id: int, uid: str) -> Copy | None:
        row = rows.one(self._connection, _EVER, staff_id=staff_id, uid=uid)
        return None if row is None else _from_row(row)

    def put_back(self, staff_id: int) -> Sequence[Copy]:
        return self._load(_PUT_BACK, staff_id=staff_id)

    def undecided(self, touched_before: datetime) -> Sequence[int]:
        found = rows.many(self._connection, _UNDECIDED, touched_before=touched_before)
        return [row["visit_id"] for row in found]

    def written_before(self, moment: datetime) -> Sequence[Copy]:
        return self._load(_WRITTEN_BEFORE, moment=moment)

    def behind(self, most: int) -> Sequence[int]:
        return [row["id"] for row in rows.many(self._connection, _BEHIND, most=most)]

    def compared(self, visit_id: int) -> None:
        """Raises Missing."""
        rows.change(self._connection, visits.c.id, visit_id, {"copies_behind": False})

    def compare_all(self, staff_id: int) -> None:
        all_of_hers = {"staff_id": staff_id, "copies_behind": True}
        rows.write(self._connection, _COMPARE_ALL, all_of_hers)

    def _load(self, query: sa.Executable, **values: object) -> list[Copy]:
        return [_from_row(row) for row in rows.many(self._connection, query, **values)]


def _to_row(copy: Copy) -> rows.Row:
    return {
        "visit_id": copy.visit_id,
        "staff_id": copy.staff_id,
        "role": copy.role,
        "uid": copy.uid,
        "request_id": copy.request_id,
        "revision": copy.revision,
        "href": copy.href,
        "etag": copy.etag,
        "sequence": copy.sequence,
        "wanted": to_text(copy.wanted),
        "look": None if copy.wanted is None else copy.wanted.look,
        "written": to_text(copy.written),
        "written_at": copy.written_at,
        "sent": to_text(copy.sent),
        "doubtful": list_to_text(copy.doubtful),
        "shown": copy.shown,
        "is_removing": copy.is_removing,
        "must_be_read": copy.must_be_read,
        "base": to_text(copy.base),
        "seen": to_text(copy.seen),
        "touched_at": copy.touched_at,
        "keeps_starts_at": None if copy.keeps is None else copy.keeps.starts_at,
        "keeps_ends_at": None if copy.keeps is None else copy.keeps.ends_at,
        "trouble": copy.trouble,
        "is_over": copy.is_over,
        "is_due": copy.is_due,
    }


def _from_row(row: Found) -> Copy:
    return Copy(
        id=row["id"],
        visit_id=row["visit_id"],
        staff_id=row["staff_id"],
        role=row["role"],
        uid=row["uid"],
        request_id=row["request_id"],
        revision=row["revision"],
        href=row["href"],
        etag=row["etag"],
        sequence=row["sequence"],
        wanted=wanted_from(row["wanted"]),
        written=wanted_from(row["written"]),
        written_at=row["written_at"],
        sent=wanted_from(row["sent"]),
        doubtful=list_from(row["doubtful"]),
        is_removing=row["is_removing"],
        must_be_read=row["must_be_read"],
        base=seen_from(row["base"]),
        seen=seen_from(row["seen"]),
        touched_at=row["touched_at"],
        keeps=_kept(row),
        trouble=row["trouble"],
        is_over=row["is_over"],
    )


def _kept(row: Found) -> Slot | None:
    starts_at = row["keeps_starts_at"]
    return None if starts_at is None else Slot(starts_at, row["keeps_ends_at"])
