"""Visits and all that ever happened to them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.columns import among
from storage.people import load_guests
from storage.prepared import Found
from storage.rows import any_given, given
from storage.slots import slot_from, slot_to
from storage.tables import families, pairs, visit_guests, visit_history, visits
from visits.people import Staff
from visits.programme import Window
from visits.visit import HAS_A_TIME, ON_THE_DAYS_LIST, Change, Slot, Visit

_BY_ID = sa.select(visits).where(visits.c.id == given("id")).with_for_update(key_share=True)
_OF_FAMILY = (
    sa.select(visits).where(visits.c.family_id == given("family_id")).order_by(visits.c.number)
)
_BY_TIME = sa.select(visits).order_by(visits.c.starts_at, visits.c.id)
# in literals: only then does SQLite see that the partial index fits
_HAS_A_TIME = sa.text(f"visits.status IN {among(HAS_A_TIME)}")
_STANDING = _BY_TIME.where(
    _HAS_A_TIME, visits.c.starts_at > given("now"), visits.c.starts_at < given("until")
)
_OF_THEIR_PAIR = (
    sa.select(visits)
    .join(families, families.c.id == visits.c.family_id)
    .join(pairs, pairs.c.id == families.c.pair_id)
    .where(
        pairs.c.nurse_id.in_(any_given("staff_ids"))
        | pairs.c.family_supporter_id.in_(any_given("staff_ids"))
    )
)
_AS_GUESTS = (
    sa.select(visits)
    .join(visit_guests, visit_guests.c.visit_id == visits.c.id)
    .where(visit_guests.c.staff_id.in_(any_given("staff_ids")))
)


def _by_any_of(
    *that: sa.ColumnElement[bool] | sa.TextClause,
) -> sa.CompoundSelect[tuple[object, ...]]:
    """Two look-ups by index: an OR over the joined tables reads everybody's visits."""
    found = sa.union(_OF_THEIR_PAIR.where(*that), _AS_GUESTS.where(*that))
    return found.order_by("starts_at", "id")


_OF_STAFF = _by_any_of(
    visits.c.status.in_(ON_THE_DAYS_LIST),
    visits.c.starts_at >= given("since"),
    visits.c.starts_at < given("until"),
)
_BUSY = _by_any_of(_HAS_A_TIME, visits.c.ends_at > given("since"), visits.c.id != given("but"))
_DROP_GUEST = visit_guests.delete().where(
    visit_guests.c.visit_id == given("visit_id"), visit_guests.c.staff_id == given("staff_id")
)
_ADD_CHANGE = visit_history.insert()
_HISTORY = (
    sa.select(visit_history)
    .where(visit_history.c.visit_id == given("visit_id"))
    .order_by(visit_history.c.id)
)


class Visits:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, visit_id: int) -> Visit | None:
        """Held from here on (PostgreSQL), so that of two answers at once one sees the other."""
        row = rows.one(self._connection, _BY_ID, id=visit_id)
        return None if row is None else _from_row(row)

    def add(self, visit: Visit) -> Visit:
        return replace(visit, id=rows.add(self._connection, visits, _to_row(visit)))

    def save(self, visit: Visit, change: Change) -> None:
        assert change.visit_id == visit.id
        rows.change(self._connection, visits.c.id, visit.id, _to_row(visit))
        rows.write(self._connection, _ADD_CHANGE, _change_to_row(change))

    def guests(self, visit_id: int) -> Sequence[Staff]:
        return load_guests(self._connection, visit_id)

    def add_guest(self, visit_id: int, staff_id: int) -> None:
        row = {"visit_id": visit_id, "staff_id": staff_id}
        rows.add_if_new(self._connection, visit_guests, row, *row)
        self._changed(visit_id)

    def drop_guest(self, visit_id: int, staff_id: int) -> None:
        rows.write(self._connection, _DROP_GUEST, {"visit_id": visit_id, "staff_id": staff_id})
        self._changed(visit_id)

    def of_family(self, family_id: int) -> Sequence[Visit]:
        return self._load(_OF_FAMILY, family_id=family_id)

    def of_staff(self, staff_id: int, since: datetime, until: datetime) -> Sequence[Visit]:
        return self._load(_OF_STAFF, staff_ids=[staff_id], since=since, until=until)

    def busy(self, staff_ids: Iterable[int], since: datetime, *, but: int) -> Sequence[Slot]:
        taken = self._load(_BUSY, staff_ids=sorted(staff_ids), since=since, but=but)
        return [visit.slot for visit in taken if visit.slot is not None]

    def standing(self, now: datetime, until: datetime) -> Sequence[Visit]:
        return self._load(_STANDING, now=now, until=until)

    def history(self, visit_id: int) -> Sequence[Change]:
        found = rows.many(self._connection, _HISTORY, visit_id=visit_id)
        return [_change_from_row(row) for row in found]

    def _changed(self, visit_id: int) -> None:
        """Their calendars have to say something else."""
        rows.change(self._connection, visits.c.id, visit_id, {"copies_behind": True})

    def _load(self, query: sa.Executable, **values: object) -> list[Visit]:
        return [_from_row(row) for row in rows.many(self._connection, query, **values)]


def _to_row(visit: Visit) -> rows.Row:
    return {
        "family_id": visit.family_id,
        "number": visit.number,
        "theme": visit.theme,
        "place": visit.place,
        "window_first": visit.window.first,
        "window_last": visit.window.last,
        "minutes": visit.minutes,
        "status": visit.status,
        "edition": visit.edition,
        "answered_by": visit.answered_by,
        "copies_behind": True,
        **slot_to(visit.slot),
    }


def _from_row(row: Found) -> Visit:
    return Visit(
        id=row["id"],
        family_id=row["family_id"],
        number=row["number"],
        theme=row["theme"],
        place=row["place"],
        window=Window(row["window_first"], row["window_last"]),
        minutes=row["minutes"],
        status=row["status"],
        edition=row["edition"],
        slot=slot_from(row),
        answered_by=row["answered_by"],
    )


def _change_to_row(change: Change) -> rows.Row:
    return {
        "visit_id": change.visit_id,
        "edition": change.edition,
        "event": change.event,
        "before": change.before,
        "after": change.after,
        "by_id": change.by,
        "at": change.at,
        "why": change.why,
    }


def _change_from_row(row: Found) -> Change:
    return Change(
        visit_id=row["visit_id"],
        edition=row["edition"],
        event=row["event"],
        before=row["before"],
        after=row["after"],
        by=row["by_id"],
        at=row["at"],
        why=row["why"],
    )
