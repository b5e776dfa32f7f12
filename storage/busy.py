"""When staff are busy with something else, kept for each object of their calendars."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found, Prepared, drive, prepared
from storage.rows import given
from storage.tables import busy_intervals
from visits.busy import BusyInterval, Taken, seconds

_TIMES = busy_intervals.c
_ENDS = (_TIMES.starts + _TIMES.seconds).label("ends")
_ANY = busy_intervals.alias("any_of_hers")
_LONGEST = (
    sa.select(sa.func.max(_ANY.c.seconds))
    .where(_ANY.c.person_id == given("person_id"))
    .scalar_subquery()
)


def _overlapping(*columns: sa.ColumnElement[Any]) -> sa.Select[tuple[Any, ...]]:
    """Nothing that lasts until `since` began earlier than her longest interval lasts."""
    return (
        sa.select(*columns)
        .where(
            _TIMES.person_id == given("person_id"),
            _TIMES.starts < given("until"),
            _TIMES.starts > given("since") - _LONGEST,
            _TIMES.starts + _TIMES.seconds > given("since"),
        )
        .order_by(_TIMES.starts, _TIMES.seconds)
    )


_BETWEEN = _overlapping(_TIMES.source, _TIMES.starts, _ENDS, _TIMES.area)
_TAKEN = _overlapping(_TIMES.starts, _ENDS, _TIMES.area)
_CLEAR = busy_intervals.delete().where(
    _TIMES.person_id == given("person_id"), _TIMES.source == given("source")
)

_SOURCES = (
    sa.select(busy_intervals.c.source)
    .where(busy_intervals.c.person_id == given("person_id"))
    .distinct()
)


class Busy:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def replace(self, person_id: int, source: str, intervals: Iterable[BusyInterval]) -> None:
        """What takes no time is left out."""
        self.clear(person_id, source)
        new = [_to_row(person_id, source, one) for one in intervals if _takes_time(one)]
        if new:
            self._connection.execute(busy_intervals.insert(), new)

    def clear(self, person_id: int, source: str) -> None:
        rows.write(self._connection, _CLEAR, {"person_id": person_id, "source": source})

    def keep_only(self, person_id: int, sources: Iterable[str]) -> None:
        known = self._connection.scalars(_SOURCES, {"person_id": person_id}).all()
        for source in set(known) - set(sources):
            self.clear(person_id, source)

    def between(
        self, person_ids: Iterable[int], since: datetime, until: datetime
    ) -> Sequence[BusyInterval]:
        span = {"since": seconds(since), "until": seconds(until)}
        return [
            _from_row(person_id, row)
            for person_id in person_ids
            for row in rows.many(self._connection, _BETWEEN, person_id=person_id, **span)
        ]

    def taken(self, person_id: int, since: datetime, until: datetime) -> Sequence[Taken]:
        values = {"person_id": person_id, "since": seconds(since), "until": seconds(until)}
        ready = prepared(self._connection, _TAKEN)
        if ready is None:
            found = self._connection.execute(_TAKEN, values).all()
        else:
            found = drive(self._connection, ready, _as_they_are, values)
        return list(map(Taken._make, found))


def _as_they_are(ready: Prepared, cursor: Any, values: Found) -> Sequence[Any]:
    """Hundreds of rows of numbers: they need no names, and nothing to be turned."""
    ready.write(cursor, values)
    found: Sequence[Any] = cursor.fetchall()
    return found


def _takes_time(interval: BusyInterval) -> bool:
    return seconds(interval.starts_at) < seconds(interval.ends_at)


def _to_row(person_id: int, source: str, interval: BusyInterval) -> rows.Row:
    starts, ends = seconds(interval.starts_at), seconds(interval.ends_at)
    return {
        "person_id": person_id,
        "source": source,
        "starts": starts,
        "seconds": ends - starts,
        "area": interval.area,
    }


def _from_row(person_id: int, row: Found) -> BusyInterval:
    starts, ends = (datetime.fromtimestamp(row[at], UTC) for at in ("starts", "ends"))
    return BusyInterval(person_id, row["source"], starts, ends, row["area"])
