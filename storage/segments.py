"""The parents whom a reminder is for, as conditions; and why one of them cannot be sent it."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from storage.tables import families, parents, people
from visits.broadcast import OutOfReach, Segment
from visits.people import Silent

PARENTS = parents.join(people, people.c.id == parents.c.person_id).join(
    families, families.c.id == parents.c.family_id
)
GONE = (Silent.DECEASED, Silent.DEPARTED)
_HINDERED = {
    OutOfReach.PROTECTED: parents.c.silent == Silent.PROTECTED,
    OutOfReach.NOT_JOINED: people.c.chat_id.is_(None),
    OutOfReach.NO_CONSENT: parents.c.consent_version.is_(None),
    OutOfReach.BLOCKED: people.c.blocked_at.is_not(None),
    OutOfReach.NOT_WANTED: parents.c.wants_activities_since.is_(None),
}
"""In this order: the first that holds is the reason."""


def is_meant(segment: Segment, on: date) -> sa.ColumnElement[bool]:
    """That a parent belongs to the segment, whether or not they can be sent anything."""
    is_there = parents.c.silent.is_(None) | parents.c.silent.not_in(GONE)
    return sa.and_(families.c.left.is_(None), is_there, *_narrowed(segment, on))


def hindered(languages: frozenset[str] | None) -> sa.ColumnElement[str | None]:
    """Why a parent cannot be sent it; NULL if they can."""
    cases = [(condition, reason.value) for reason, condition in _HINDERED.items()]
    if languages is not None:
        unread = people.c.language.not_in(sorted(languages))
        cases.append((unread, OutOfReach.NO_LANGUAGE.value))
    return sa.case(*cases, else_=None)


def _narrowed(segment: Segment, on: date) -> Iterator[sa.ColumnElement[bool]]:
    named = (
        (families.c.area, segment.areas),
        (families.c.centre, segment.centres),
        (families.c.programme, segment.programmes),
        (people.c.language, segment.languages),
    )
    for column, names in named:
        if names:
            yield column.in_(sorted(names))
    if (born := segment.born(on)) is not None:
        yield families.c.born_on.between(*born)
