"""Parents and staff: one space of ids, one chat each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import time

import sqlalchemy as sa

from storage import rows
from storage.errors import Missing
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import Kind, families, pairs, parents, people, photos, staff, visit_guests
from visits.people import Consent, Parent, Person, Staff, WorkDay
from visits.quiet_hours import QuietHours

_EVERYBODY = (
    sa.select(
        people,
        parents.c.family_id,
        parents.c.role,
        parents.c.silent,
        parents.c.wants_activities_since,
        parents.c.asked_of_activities_at,
        parents.c.consent_version,
        parents.c.consent_language,
        parents.c.consent_given_at,
        staff.c.profession,
        staff.c.employer,
        staff.c.working_hours,
        staff.c.portrait,
        photos.c.key.label("photo"),
    )
    .select_from(people)
    .outerjoin(parents, parents.c.person_id == people.c.id)
    .outerjoin(staff, staff.c.person_id == people.c.id)
    .outerjoin(photos, photos.c.staff_id == people.c.id)
    .order_by(people.c.id)
)
_BY_CHAT = _EVERYBODY.where(people.c.chat_id == given("chat_id"))
_BY_ID = _EVERYBODY.where(people.c.id == given("id"))
_HOLD = sa.select(people.c.id).with_for_update(key_share=True)
_HOLD_BY_CHAT = _HOLD.where(people.c.chat_id == given("chat_id"))
_HOLD_BY_ID = _HOLD.where(people.c.id == given("id"))
_BY_IDS = _EVERYBODY.where(people.c.id.in_(any_given("ids")))
_OF_FAMILIES = _EVERYBODY.where(parents.c.family_id.in_(any_given("family_ids")))
_PAIR_OF = pairs.join(families, families.c.pair_id == pairs.c.id)
_CIRCLE = _EVERYBODY.where(
    # three look-ups by index: an OR over the joined tables would read everybody
    people.c.id.in_(
        sa.union_all(
            *(
                sa.select(one).select_from(where).where(families.c.id == given("family_id"))
                for one, where in (
                    (pairs.c.nurse_id, _PAIR_OF),
                    (pairs.c.family_supporter_id, _PAIR_OF),
                )
            ),
            sa.select(parents.c.person_id).where(parents.c.family_id == given("family_id")),
        )
    )
)
_GUESTS = _EVERYBODY.where(
    people.c.id.in_(
        sa.select(visit_guests.c.staff_id).where(visit_guests.c.visit_id == given("visit_id"))
    )
)
_STAFF = _EVERYBODY.where(people.c.kind == Kind.STAFF)
_HOLD_STAFF = (
    sa.select(staff.c.person_id)
    .where(staff.c.person_id.in_(any_given("ids")))
    # in the order of ids, or two bookings could wait for each other for ever
    .order_by(staff.c.person_id)
    .with_for_update(key_share=True)
)


class People:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def by_chat(self, chat_id: int) -> Person | None:
        rows.hold(self._connection, _HOLD_BY_CHAT, chat_id=chat_id)
        found = _load(self._connection, _BY_CHAT, chat_id=chat_id)
        return found[0] if found else None

    def get(self, person_id: int) -> Person:
        found = _load(self._connection, _BY_ID, id=person_id)
        if not found:
            raise Missing(people.name, person_id)
        return found[0]

    def hold(self, person_id: int) -> Person:
        rows.hold(self._connection, _HOLD_BY_ID, id=person_id)
        return self.get(person_id)

    def save(self, person: Person) -> None:
        rows.change(self._connection, people.c.id, person.id, _person_row(person))
        if isinstance(person, Parent):
            rows.change(self._connection, parents.c.person_id, person.id, _parent_row(person))
        else:
            rows.change(self._connection, staff.c.person_id, person.id, _staff_row(person))

    def add_staff(self, staff: Staff) -> Staff:
        return add_staff(self._connection, staff)

    def all_staff(self) -> Sequence[Staff]:
        return _staff_among(_load(self._connection, _STAFF))

    def lock(self, staff_ids: Iterable[int]) -> None:
        rows.hold(self._connection, _HOLD_STAFF, ids=sorted(staff_ids))


def add_parent(connection: sa.Connection, parent: Parent) -> Parent:
    added = replace(parent, id=rows.add(connection, people, _person_row(parent)))
    rows.add(connection, parents, {"person_id": added.id, **_parent_row(added)})
    return added


def add_staff(connection: sa.Connection, member: Staff) -> Staff:
    added = replace(member, id=rows.add(connection, people, _person_row(member)))
    rows.add(connection, staff, {"person_id": added.id, **_staff_row(added)})
    return added


def load_circle(connection: sa.Connection, family_id: int) -> list[Person]:
    """A family's parents and the pair that visits it, in one query."""
    return _load(connection, _CIRCLE, family_id=family_id)


def load_guests(connection: sa.Connection, visit_id: int) -> list[Staff]:
    return _staff_among(_load(connection, _GUESTS, visit_id=visit_id))


def load_parents(connection: sa.Connection, family_ids: Iterable[int]) -> list[Parent]:
    found = _load(connection, _OF_FAMILIES, family_ids=list(family_ids))
    return [person for person in found if isinstance(person, Parent)]


def load_staff(connection: sa.Connection, ids: Iterable[int]) -> list[Staff]:
    return _staff_among(_load(connection, _BY_IDS, ids=sorted(set(ids))))


def _load(connection: sa.Connection, query: sa.Executable, **values: object) -> list[Person]:
    return [_FROM_ROW[row["kind"]](row) for row in rows.many(connection, query, **values)]


def _staff_among(found: Iterable[Person]) -> list[Staff]:
    return [person for person in found if isinstance(person, Staff)]


def _person_row(person: Person) -> rows.Row:
    return {
        "kind": Kind.PARENT if isinstance(person, Parent) else Kind.STAFF,
        "language": person.language,
        "name": person.name,
        "phone": person.phone if isinstance(person, Staff) else None,
        "chat_id": person.chat_id,
        "quiet_starts": person.quiet.starts,
        "quiet_ends": person.quiet.ends,
        "rest": person.rest,
        "blocked_at": person.blocked_at,
    }


def _parent_row(parent: Parent) -> rows.Row:
    consent = parent.consent
    return {
        "family_id": parent.family_id,
        "role": parent.role,
        "silent": parent.silent,
        "wants_activities_since": parent.wants_activities_since,
        "asked_of_activities_at": parent.asked_of_activities_at,
        "consent_version": consent.version if consent else None,
        "consent_language": consent.language if consent else None,
        "consent_given_at": consent.given_at if consent else None,
        "count_behind": True,
    }


def _staff_row(member: Staff) -> rows.Row:
    hours = [[day.weekday, str(day.starts), str(day.ends)] for day in member.working_hours]
    return {
        "profession": member.profession,
        "employer": member.employer,
        "working_hours": hours,
        "portrait": member.portrait,
    }


def _parent(row: Found) -> Parent:
    return Parent(
        id=row["id"],
        family_id=row["family_id"],
        role=row["role"],
        language=row["language"],
        name=row["name"],
        chat_id=row["chat_id"],
        quiet=QuietHours(row["quiet_starts"], row["quiet_ends"]),
        rest=row["rest"],
        consent=_consent(row),
        blocked_at=row["blocked_at"],
        silent=row["silent"],
        wants_activities_since=row["wants_activities_since"],
        asked_of_activities_at=row["asked_of_activities_at"],
    )


def _consent(row: Found) -> Consent | None:
    if row["consent_version"] is None:
        return None
    return Consent(row["consent_version"], row["consent_language"], row["consent_given_at"])


def _staff(row: Found) -> Staff:
    return Staff(
        id=row["id"],
        profession=row["profession"],
        employer=row["employer"],
        name=row["name"],
        phone=row["phone"],
        language=row["language"],
        chat_id=row["chat_id"],
        quiet=QuietHours(row["quiet_starts"], row["quiet_ends"]),
        rest=row["rest"],
        working_hours=tuple(_work_day(*hours) for hours in row["working_hours"]),
        portrait=row["portrait"],
        photo=row["photo"],
        blocked_at=row["blocked_at"],
    )


def _work_day(weekday: int, starts: str, ends: str) -> WorkDay:
    return WorkDay(weekday, time.fromisoformat(starts), time.fromisoformat(ends))


_FROM_ROW: dict[Kind, Callable[[Found], Person]] = {
    Kind.PARENT: _parent,
    Kind.STAFF: _staff,
}
