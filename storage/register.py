"""The register of families, a part at a time: ten thousand are never loaded."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage import rows
from storage.columns import among
from storage.prepared import Found
from storage.rows import any_given
from storage.tables import families, pairs, parents, people, visits
from visits.register import Entry, InChat, Order, Part, Sought, Standing
from visits.visit import HAS_A_TIME

_nurse, _supporter = people.alias("nurse"), people.alias("supporter")
_OF_FAMILY = parents.c.family_id == families.c.id
_PERSON = people.c.id == parents.c.person_id
_CAN_BE_TOLD = sa.and_(
    people.c.chat_id.is_not(None),
    people.c.blocked_at.is_(None),
    parents.c.consent_version.is_not(None),
    parents.c.silent.is_(None),
)
_COLUMNS = (
    families.c.id,
    families.c.alias,
    families.c.programme,
    families.c.area,
    families.c.interpreter,
    families.c.left,
)
_PARENTS = (
    sa.select(parents.c.family_id, people.c.language, _CAN_BE_TOLD.label("can_be_told"))
    .join(people, _PERSON)
    .where(parents.c.family_id.in_(any_given("ids")))
    .order_by(people.c.id)
)
_NEWEST = sa.select(sa.func.coalesce(sa.func.max(families.c.id), 0))


class Register:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def part(
        self, sought: Sought, *, since: datetime, now: datetime, first: int, most: int
    ) -> Part:
        conditions = tuple(_conditions(sought, since))
        of_pair = families.join(pairs, pairs.c.id == families.c.pair_id)
        counting = sa.select(sa.func.count()).select_from(of_pair).where(*conditions)
        total = self._connection.execute(counting).scalar_one()
        found = self._connection.execute(_page(sought, conditions, now, first, most)).mappings()
        return Part(self._entries([dict(row) for row in found], now), total)

    def newest(self) -> int:
        return int(self._connection.execute(_NEWEST).scalar_one())

    def _entries(self, found: Sequence[Found], now: datetime) -> Sequence[Entry]:
        ids = [row["id"] for row in found]
        following = self._connection.execute(_next_of(ids, now))
        coming = {row.family_id: row.next_at for row in following}
        guardians: dict[int, list[Found]] = {id: [] for id in ids}
        for row in rows.many(self._connection, _PARENTS, ids=ids):
            guardians[row["family_id"]].append(row)
        return [_entry(row, guardians[row["id"]], coming.get(row["id"])) for row in found]


def _entry(row: Found, guardians: Sequence[Found], next_at: datetime | None) -> Entry:
    return Entry(
        alias=row["alias"],
        programme=row["programme"],
        area=row["area"],
        interpreter=row["interpreter"],
        languages=tuple(one["language"] for one in guardians),
        in_chat=0 if row["left"] else sum(bool(one["can_be_told"]) for one in guardians),
        pair=(row["nurse"], row["supporter"]),
        next_at=next_at,
        has_left=row["left"] is not None,
    )


def _conditions(sought: Sought, since: datetime) -> Iterator[sa.ColumnElement[bool]]:
    """`since` then a family may have left and still be listed with those that take part."""
    yield _stands(sought.standing, since)
    for column in (families.c.area, families.c.programme, families.c.interpreter):
        if wanted := getattr(sought, column.key):
            yield column == wanted
    if sought.number:
        yield families.c.alias.contains(sought.number, autoescape=True)
    if sought.language:
        yield _has_parent(people.c.language == sought.language)
    if sought.in_chat is not None:
        in_chat = sa.and_(families.c.left.is_(None), _has_parent(_CAN_BE_TOLD))
        yield in_chat if sought.in_chat is InChat.YES else ~in_chat
    if (who := sought.staff_id) is not None:
        yield (pairs.c.nurse_id == who) | (pairs.c.family_supporter_id == who)


def _stands(standing: Standing, since: datetime) -> sa.ColumnElement[bool]:
    if standing is Standing.LEFT:
        return families.c.left.is_not(None)
    if standing is Standing.RESTS:
        return sa.and_(families.c.left.is_(None), _has_parent(people.c.rest.is_not(None)))
    return families.c.left.is_(None) | (families.c.left_at >= since)


def _has_parent(who: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    # asked the other way round, each family would be looked up by itself
    return families.c.id.in_(sa.select(parents.c.family_id).join(people, _PERSON).where(who))


def _page(
    sought: Sought,
    conditions: Sequence[sa.ColumnElement[bool]],
    now: datetime,
    first: int,
    most: int,
) -> sa.Select[tuple[object, ...]]:
    names = (_nurse.c.name.label("nurse"), _supporter.c.name.label("supporter"))
    query = (
        sa.select(*_COLUMNS, *names)
        .join(pairs, pairs.c.id == families.c.pair_id)
        .join(_nurse, _nurse.c.id == pairs.c.nurse_id)
        .join(_supporter, _supporter.c.id == pairs.c.family_supporter_id)
        .where(*conditions)
        .limit(most)
        .offset(first)
    )
    if sought.order is Order.NUMBER:
        return query.order_by(families.c.id)
    coming = _next(now).subquery()
    return query.outerjoin(coming, coming.c.family_id == families.c.id).order_by(
        sa.nulls_last(coming.c.next_at), families.c.id
    )


def _comes(now: datetime) -> tuple[sa.ColumnElement[bool], ...]:
    # in literals: only then does SQLite see that the partial index fits
    has_a_time: sa.ColumnElement[bool] = sa.literal_column(f"visits.status IN {among(HAS_A_TIME)}")
    return (has_a_time, visits.c.ends_at > now)


def _next(now: datetime) -> sa.Select[Any]:
    """When each family is visited next."""
    first = sa.func.min(visits.c.starts_at, type_=visits.c.starts_at.type)
    return (
        sa.select(visits.c.family_id, first.label("next_at"))
        .where(*_comes(now))
        .group_by(visits.c.family_id)
    )


def _next_of(ids: Sequence[int], now: datetime) -> sa.Select[Any]:
    """Of those on one page alone: in the page's own query it would be asked of all before it."""
    return _next(now).where(visits.c.family_id.in_(ids))
