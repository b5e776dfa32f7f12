"""Whose visits: those that some staff members make, or have in hand, as conditions of a query."""

from collections.abc import Sequence

import sqlalchemy as sa

from storage.rows import any_given
from storage.tables import absences, families, pairs, visit_guests, visits
from visits.people import Makers

_STANDS_IN = sa.exists().where(
    absences.c.substitute_id.in_(any_given("staff_ids")),
    absences.c.starts_at < visits.c.ends_at,
    absences.c.ends_at > visits.c.starts_at,
)


def _of_members(*nurses: Makers) -> sa.ColumnElement[bool]:
    """Theirs, or of those for whom they stand in; `nurses` are the visits that are the nurse's."""
    both = (
        (pairs.c.nurse_id, visits.c.makers.in_(nurses)),
        (pairs.c.family_supporter_id, visits.c.makers.in_([Makers.BOTH, Makers.FAMILY_SUPPORTER])),
    )
    own = (sa.and_(one.in_(any_given("staff_ids")), is_theirs) for one, is_theirs in both)
    away = (sa.and_(absences.c.staff_id == one, is_theirs) for one, is_theirs in both)
    return sa.or_(*own, _STANDS_IN.where(sa.or_(*away)))


# where neither comes the nurse has the visit in hand
IN_HAND = _of_members(Makers.BOTH, Makers.NURSE, Makers.NEITHER)
MADE = _of_members(Makers.BOTH, Makers.NURSE)
_AS_GUESTS = visit_guests.c.staff_id.in_(any_given("staff_ids"))
_OF_FAMILIES = visits.join(families, families.c.id == visits.c.family_id)


def by_any_of(
    *columns: sa.FromClause | sa.ColumnElement[object],
    theirs: sa.ColumnElement[bool],
    that: Sequence[sa.ColumnElement[bool] | sa.TextClause],
) -> sa.Select[tuple[object, ...]]:
    """Two look-ups by index: an OR over the joined tables reads everybody's visits."""
    made = _OF_FAMILIES.join(pairs, pairs.c.id == families.c.pair_id)
    joined = _OF_FAMILIES.join(visit_guests, visit_guests.c.visit_id == visits.c.id)
    found = sa.union(
        sa.select(*columns).select_from(made).where(theirs, *that),
        sa.select(*columns).select_from(joined).where(_AS_GUESTS, *that),
    ).subquery()
    return sa.select(found).order_by(found.c.starts_at, found.c.id)
