"""Visits and all that ever happened to them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime

import sqlalchemy as sa

from storage import rows
from storage.columns import among
from storage.people import load_guests
from storage.prepared import Found
from storage.rows import given
from storage.tables import families, notices, outings, pairs, visit_guests, visit_history, visits
from storage.visit_rows import change_from_row, change_to_row, visit_from_row, visit_to_row
from storage.whose_visits import IN_HAND, MADE, by_any_of, span_of
from visits.busy import Taken, seconds
from visits.interpreter import Interpreter
from visits.outing import Outing
from visits.people import Staff
from visits.programme import Window
from visits.timeline import KINDS
from visits.visit import HAS_A_TIME, ON_THE_DAYS_LIST, Change, Slot, Status, Visit

AT_ONCE = 500
_PLAN = ("theme", "place", "window_first", "window_last", "minutes", "makers", "count_behind")

_BY_ID = sa.select(visits).where(visits.c.id == given("id")).with_for_update(key_share=True)
_OF_FAMILY = (
    sa.select(visits)
    .where(visits.c.family_id == given("family_id"))
    .order_by(visits.c.window_first, visits.c.number)
)
_BY_TIME = sa.select(visits).order_by(visits.c.starts_at, visits.c.id)
# in literals: only then does SQLite see that the partial index fits
_HAS_A_TIME = sa.text(f"visits.status IN {among(HAS_A_TIME)}")
_STANDING = _BY_TIME.where(
    _HAS_A_TIME, visits.c.starts_at > given("now"), visits.c.starts_at < given("until")
)
_IS_STEP = notices.c.kind.in_(list(KINDS))
_IS_PLANNED = sa.exists().where(
    notices.c.visit_id == visits.c.id, notices.c.edition == visits.c.edition, _IS_STEP
)
_UNPLANNED = _STANDING.where(~_IS_PLANNED).limit(AT_ONCE)
_earlier = visits.alias()
# what staff have added has a higher number than all of the plan, and holds nothing of it back
_COMES_EARLIER = sa.exists().where(
    _earlier.c.family_id == visits.c.family_id,
    _earlier.c.number < visits.c.number,
    sa.or_(
        sa.and_(_earlier.c.status.in_(HAS_A_TIME), _earlier.c.ends_at > given("now")),
        sa.and_(_earlier.c.status == Status.DUE, _earlier.c.window_first <= visits.c.window_first),
    ),
)
_NEXT_DUE = (
    sa.select(visits)
    .where(
        sa.text(f"visits.status = '{Status.DUE}'"),
        visits.c.window_first < given("opens_before"),
        ~_COMES_EARLIER,
        ~_IS_PLANNED,
    )
    .order_by(visits.c.window_first, visits.c.id)
    .limit(AT_ONCE)
)
_BEGIN_THEN = (
    visits.c.status.in_(ON_THE_DAYS_LIST),
    visits.c.starts_at >= given("since"),
    visits.c.starts_at < given("until"),
)
_OF_STAFF = by_any_of(
    visits,
    theirs=IN_HAND,
    that=_BEGIN_THEN,
)
_WISHED_OTHERWISE = (
    _BY_TIME.join(families, families.c.id == visits.c.family_id)
    .join(pairs, pairs.c.id == families.c.pair_id)
    .where(
        (pairs.c.nurse_id == given("staff_id"))
        | (pairs.c.family_supporter_id == given("staff_id")),
        _HAS_A_TIME,
        visits.c.status == Status.MOVE_ASKED,
        visits.c.ends_at > given("now"),
    )
)
_BETWEEN = sa.select(visits).where(*_BEGIN_THEN).order_by(visits.c.starts_at, visits.c.id)
_COUNTED = (
    sa.select(visits.c.status, sa.func.count().label("many"))
    .where(*_BEGIN_THEN)
    .group_by(visits.c.status)
)
_BUSY = by_any_of(
    visits.c.id,
    visits.c.starts_at,
    visits.c.ends_at,
    families.c.area,
    theirs=MADE,
    that=[
        _HAS_A_TIME,
        visits.c.ends_at > given("since"),
        visits.c.starts_at < given("until"),
        visits.c.id != given("but"),
    ],
)
_DROP_GUEST = visit_guests.delete().where(
    visit_guests.c.visit_id == given("visit_id"), visit_guests.c.staff_id == given("staff_id")
)
_NEWEST_OUTING = (
    sa.select(outings)
    .join(visits, visits.c.id == outings.c.visit_id)
    .where(visits.c.family_id == given("family_id"))
    .order_by(outings.c.answered_at.desc(), outings.c.visit_id.desc())
    .limit(1)
)
_OUTING = sa.select(outings).where(outings.c.visit_id == given("visit_id"))
_ADD_CHANGE = visit_history.insert()
_HISTORY = (
    sa.select(visit_history)
    .where(visit_history.c.visit_id == given("visit_id"))
    .order_by(visit_history.c.id)
)
_LAST_OF_FAMILY = sa.select(visit_history).where(
    visit_history.c.id.in_(
        sa.select(sa.func.max(visit_history.c.id))
        .join(visits, visits.c.id == visit_history.c.visit_id)
        .where(visits.c.family_id == given("family_id"))
        .group_by(visit_history.c.visit_id)
    )
)


class Visits:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, visit_id: int) -> Visit | None:
        """Held from here on (PostgreSQL), so that of two answers at once one sees the other."""
        row = rows.one(self._connection, _BY_ID, id=visit_id)
        return None if row is None else visit_from_row(row)

    def add(self, visit: Visit) -> Visit:
        return replace(visit, id=rows.add(self._connection, visits, visit_to_row(visit)))

    def save(self, visit: Visit, change: Change) -> None:
        assert change.visit_id == visit.id
        rows.change(self._connection, visits.c.id, visit.id, visit_to_row(visit))
        rows.write(self._connection, _ADD_CHANGE, change_to_row(change))

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
        return self._load(_OF_STAFF, staff_ids=[staff_id], **span_of(since, until))

    def wished_otherwise(self, staff_id: int, now: datetime) -> Sequence[Visit]:
        return self._load(_WISHED_OTHERWISE, staff_id=staff_id, now=now)

    def between(self, since: datetime, until: datetime) -> Sequence[Visit]:
        return self._load(_BETWEEN, since=since, until=until)

    def counted(self, since: datetime, until: datetime) -> Mapping[Status, int]:
        found = rows.many(self._connection, _COUNTED, since=since, until=until)
        return {Status(row["status"]): row["many"] for row in found}

    def busy(
        self, staff_ids: Iterable[int], since: datetime, until: datetime, *, but: int
    ) -> Sequence[Slot]:
        found = self._busy(staff_ids, since, until, but)
        return [Slot(row["starts_at"], row["ends_at"]) for row in found]

    def taken(
        self, staff_ids: Iterable[int], since: datetime, until: datetime, *, but: int
    ) -> Sequence[Taken]:
        found = self._busy(staff_ids, since, until, but)
        return [
            Taken(seconds(row["starts_at"]), seconds(row["ends_at"]), row["area"]) for row in found
        ]

    def unplanned(self, now: datetime, until: datetime) -> Sequence[Visit]:
        return self._load(_UNPLANNED, now=now, until=until)

    def next_due(self, now: datetime, opens_before: date) -> Sequence[Visit]:
        return self._load(_NEXT_DUE, now=now, opens_before=opens_before)

    def note_interpreter(self, visit_id: int, answer: Interpreter | None) -> None:
        rows.change(self._connection, visits.c.id, visit_id, {"interpreter": answer})

    def note_outing(self, outing: Outing) -> None:
        rows.put(self._connection, outings, asdict(outing), "visit_id")
        self._to_count(outing.visit_id)

    def newest_outing(self, family_id: int) -> Outing | None:
        row = rows.one(self._connection, _NEWEST_OUTING, family_id=family_id)
        return None if row is None else Outing(**row)

    def outing(self, visit_id: int) -> Outing | None:
        row = rows.one(self._connection, _OUTING, visit_id=visit_id)
        return None if row is None else Outing(**row)

    def move_window(self, visit_id: int, window: Window) -> None:
        row = {"window_first": window.first, "window_last": window.last, "count_behind": True}
        rows.change(self._connection, visits.c.id, visit_id, row)

    def plan_otherwise(self, visit: Visit) -> None:
        row = visit_to_row(visit)
        rows.change(self._connection, visits.c.id, visit.id, {key: row[key] for key in _PLAN})

    def history(self, visit_id: int) -> Sequence[Change]:
        found = rows.many(self._connection, _HISTORY, visit_id=visit_id)
        return [change_from_row(row) for row in found]

    def last_changes(self, family_id: int) -> Mapping[int, Change]:
        found = rows.many(self._connection, _LAST_OF_FAMILY, family_id=family_id)
        return {row["visit_id"]: change_from_row(row) for row in found}

    def _busy(
        self, staff_ids: Iterable[int], since: datetime, until: datetime, but: int
    ) -> Sequence[Found]:
        ids, span = sorted(staff_ids), span_of(since, until)
        return rows.many(self._connection, _BUSY, staff_ids=ids, but=but, **span)

    def _changed(self, visit_id: int) -> None:
        """Their calendars have to say something else."""
        rows.change(self._connection, visits.c.id, visit_id, {"copies_behind": True})

    def _to_count(self, visit_id: int) -> None:
        rows.change(self._connection, visits.c.id, visit_id, {"count_behind": True})

    def _load(self, query: sa.Executable, **values: object) -> list[Visit]:
        return [visit_from_row(row) for row in rows.many(self._connection, query, **values)]
