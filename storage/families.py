"""Families, known by their alias alone, and the pair that visits them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from storage import rows
from storage.errors import Missing
from storage.people import add_parent, load_circle, load_parents, load_staff
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import families, pairs
from visits.people import Family, Pair, Parent, Staff

_WITH_PAIR = (
    sa.select(families, pairs.c.nurse_id, pairs.c.family_supporter_id)
    .join(pairs, pairs.c.id == families.c.pair_id)
    .order_by(families.c.id)
)
_BY_ID = _WITH_PAIR.where(families.c.id == given("id"))
_BY_IDS = _WITH_PAIR.where(families.c.id.in_(any_given("ids")))
_HOLD = sa.select(families.c.id).where(families.c.id == given("id")).with_for_update(key_share=True)
_BY_ALIAS = _WITH_PAIR.where(families.c.alias == given("alias"))
_OF_STAFF = _WITH_PAIR.where(
    (pairs.c.nurse_id == given("staff_id")) | (pairs.c.family_supporter_id == given("staff_id"))
)
_OTHER = sa.case(
    (pairs.c.nurse_id == given("staff_id"), pairs.c.family_supporter_id), else_=pairs.c.nurse_id
).label("other_id")
_COLLEAGUES = (
    sa.select(_OTHER, sa.func.count().label("many"))
    .join(families, families.c.pair_id == pairs.c.id)
    .where(
        (pairs.c.nurse_id == given("staff_id")) | (pairs.c.family_supporter_id == given("staff_id"))
    )
    .group_by(sa.text("other_id"))
    .order_by(sa.desc("many"), sa.asc("other_id"))
)
_IN_PROGRAMME = _WITH_PAIR.where(
    families.c.programme == given("programme"), families.c.left.is_(None)
)
_PROGRAMMES = sa.select(families.c.programme).distinct()
_ALIASES = sa.select(families.c.alias).where(families.c.alias.like("F-%"))
_PAIR = sa.select(pairs.c.id).where(
    pairs.c.nurse_id == given("nurse_id"),
    pairs.c.family_supporter_id == given("family_supporter_id"),
)


class Families:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, family_id: int) -> Family:
        row = rows.one(self._connection, _BY_ID, id=family_id)
        if row is None:
            raise Missing(families.name, family_id)
        circle = load_circle(self._connection, family_id)
        members = {one.id: one for one in circle if isinstance(one, Staff)}
        return _from_row(row, members, [one for one in circle if isinstance(one, Parent)])

    def hold(self, family_id: int) -> Family:
        rows.hold(self._connection, _HOLD, id=family_id)
        return self.get(family_id)

    def save(self, family: Family) -> None:
        rows.change(self._connection, families.c.id, family.id, _to_row(family))

    def by_alias(self, alias: str) -> Family | None:
        found = self._load(_BY_ALIAS, alias=alias)
        return found[0] if found else None

    def of_staff(self, staff_id: int) -> Sequence[Family]:
        return self._load(_OF_STAFF, staff_id=staff_id)

    def of_ids(self, ids: Iterable[int]) -> Mapping[int, Family]:
        return {one.id: one for one in self._load(_BY_IDS, ids=sorted(ids))}

    def colleagues(self, staff_id: int) -> Sequence[Staff]:
        ids = [
            row["other_id"] for row in rows.many(self._connection, _COLLEAGUES, staff_id=staff_id)
        ]
        members = self._staff(ids)
        return [members[id] for id in ids]

    def in_programme(self, slug: str) -> Sequence[Family]:
        return self._load(_IN_PROGRAMME, programme=slug)

    def programmes(self) -> frozenset[str]:
        return frozenset(row["programme"] for row in rows.many(self._connection, _PROGRAMMES))

    def next_alias(self) -> str:
        """F-0001, F-0002 … one above the largest so far; whoever asks next waits for this one."""
        rows.alone(self._connection, rows.Alone.COUNTING_ALIASES)
        taken = (alias.removeprefix("F-") for alias in self._connection.scalars(_ALIASES))
        largest = max((int(number) for number in taken if number.isdecimal()), default=0)
        return f"F-{largest + 1:04}"

    def need_interpreter(self, family_id: int, language: str | None) -> None:
        rows.change(self._connection, families.c.id, family_id, {"interpreter": language})

    def add(self, family: Family) -> Family:
        id = rows.add(self._connection, families, _to_row(family))
        added = (replace(parent, family_id=id) for parent in family.parents)
        return replace(
            family, id=id, parents=tuple(add_parent(self._connection, one) for one in added)
        )

    def pair(self, nurse_id: int, family_supporter_id: int) -> Pair:
        two = {"nurse_id": nurse_id, "family_supporter_id": family_supporter_id}
        if self._connection.scalar(_PAIR, two) is None:
            rows.add_if_new(self._connection, pairs, two, *two)
        id = self._connection.scalars(_PAIR, two).one()
        members = self._staff(two.values())
        return Pair(id, members[nurse_id], members[family_supporter_id])

    def _load(self, query: sa.Executable, **values: object) -> list[Family]:
        """However many families: three queries."""
        found = rows.many(self._connection, query, **values)
        if not found:
            return []
        members = self._staff(id for row in found for id in _pair_ids(row))
        guardians = load_parents(self._connection, [row["id"] for row in found])
        return [_from_row(row, members, guardians) for row in found]

    def _staff(self, ids: Iterable[int]) -> Mapping[int, Staff]:
        return {member.id: member for member in load_staff(self._connection, ids)}


def _pair_ids(row: Found) -> tuple[int, int]:
    return (row["nurse_id"], row["family_supporter_id"])


def _to_row(family: Family) -> rows.Row:
    return {
        "alias": family.alias,
        "programme": family.programme,
        "pair_id": family.pair.id,
        "due_on": family.due_on,
        "born_on": family.born_on,
        "area": family.area,
        "centre": family.centre,
        "interpreter": family.interpreter,
        "left": family.left,
        "left_at": family.left_at,
        "registered_at": family.registered_at,
        "count_behind": True,
    }


def _from_row(row: Found, members: Mapping[int, Staff], guardians: Sequence[Parent]) -> Family:
    nurse_id, family_supporter_id = _pair_ids(row)
    return Family(
        id=row["id"],
        alias=row["alias"],
        programme=row["programme"],
        pair=Pair(row["pair_id"], members[nurse_id], members[family_supporter_id]),
        parents=tuple(one for one in guardians if one.family_id == row["id"]),
        due_on=row["due_on"],
        born_on=row["born_on"],
        area=row["area"],
        centre=row["centre"],
        interpreter=row["interpreter"],
        left=row["left"],
        left_at=row["left_at"],
        registered_at=row["registered_at"],
    )
