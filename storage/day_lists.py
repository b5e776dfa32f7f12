"""What staff were told of a day, for telling them in the morning what has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import date, datetime

import sqlalchemy as sa

from storage import rows
from storage.columns import among
from storage.rows import given
from storage.tables import absences, day_lists, families, pairs, staff, visit_guests, visits
from visits.listed import Answer, Listed, Todo
from visits.visit import HAS_A_TIME

_THAT_DAY = (
    # in literals: only then does SQLite see that the partial index fits
    sa.text(f"visits.status IN {among(HAS_A_TIME)}"),
    visits.c.starts_at >= given("since"),
    visits.c.starts_at < given("until"),
)
_PAIRS_OF_VISITS = visits.join(families, families.c.id == visits.c.family_id).join(
    pairs, pairs.c.id == families.c.pair_id
)
_MAY_HAVE_VISITS = sa.union(
    *(
        sa.select(member).select_from(_PAIRS_OF_VISITS).where(*_THAT_DAY)
        for member in (pairs.c.nurse_id, pairs.c.family_supporter_id)
    ),
    sa.select(visit_guests.c.staff_id)
    .join(visits, visits.c.id == visit_guests.c.visit_id)
    .where(*_THAT_DAY),
    sa.select(absences.c.substitute_id).where(
        absences.c.substitute_id.is_not(None),
        absences.c.ends_at > given("since"),
        absences.c.starts_at < given("until"),
    ),
)
_HAS_A_LIST = sa.exists().where(
    day_lists.c.staff_id == staff.c.person_id, day_lists.c.day == given("day")
)
_UNLISTED = (
    sa.select(staff.c.person_id)
    .where(staff.c.person_id.in_(_MAY_HAVE_VISITS), ~_HAS_A_LIST)
    .order_by(staff.c.person_id)
)
_TOLD = sa.select(day_lists.c.told).where(
    day_lists.c.staff_id == given("staff_id"), day_lists.c.day == given("day")
)
_REMEMBER = (
    day_lists.update()
    .where(day_lists.c.staff_id == given("of"), day_lists.c.day == given("on"))
    .values(told=given("told"))
)


class DayLists:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def unlisted(self, day: date, since: datetime, until: datetime) -> Sequence[int]:
        found = rows.many(self._connection, _UNLISTED, day=day, since=since, until=until)
        return [row["person_id"] for row in found]

    def begin(self, staff_id: int, day: date) -> None:
        begun = {"staff_id": staff_id, "day": day, "told": []}
        rows.add_if_new(self._connection, day_lists, begun, "staff_id", "day")

    def remember(self, staff_id: int, day: date, lines: Iterable[Listed]) -> None:
        told = [astuple(line) for line in lines]
        rows.write(self._connection, _REMEMBER, {"of": staff_id, "on": day, "told": told})

    def told(self, staff_id: int, day: date) -> Sequence[Listed]:
        row = rows.one(self._connection, _TOLD, staff_id=staff_id, day=day)
        return [] if row is None else [_listed(*line) for line in row["told"]]


def _listed(
    visit_id: int,
    edition: int,
    answer: str,
    todo: str | None,
    others: Sequence[int] = (),
    chosen: int = 0,
) -> Listed:
    to_do = Todo(todo) if todo else None
    return Listed(visit_id, edition, Answer(answer), to_do, tuple(others), chosen)
