"""Whose visits: those that some staff members make, or have in hand, as a query."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.rows import any_given, given
from storage.tables import absences, families, pairs, visit_guests, visits
from visits.people import Makers

LONGEST = timedelta(days=1)
"""No visit takes more: an absence that ended earlier than that before a span has none in it."""

Condition = sa.ColumnElement[bool]
Theirs = Sequence[tuple[sa.Column[int], Condition]]
"""For each member of a pair: who that is, and which of the pair's visits are theirs."""


def _of_members(*nurses: Makers) -> Theirs:
    """`nurses` are the visits that are the nurse's."""
    supporters = (Makers.BOTH, Makers.FAMILY_SUPPORTER)
    return (
        (pairs.c.nurse_id, visits.c.makers.in_(nurses)),
        (pairs.c.family_supporter_id, visits.c.makers.in_(supporters)),
    )


# where neither comes the nurse has the visit in hand
IN_HAND = _of_members(Makers.BOTH, Makers.NURSE, Makers.NEITHER)
MADE = _of_members(Makers.BOTH, Makers.NURSE)
_OF_FAMILIES = visits.join(families, families.c.id == visits.c.family_id)
_OF_PAIRS = _OF_FAMILIES.join(pairs, pairs.c.id == families.c.pair_id)
_WITH_GUESTS = _OF_FAMILIES.join(visit_guests, visit_guests.c.visit_id == visits.c.id)
_STANDS_IN = (
    absences.c.substitute_id.in_(any_given("staff_ids")),
    absences.c.starts_at < visits.c.ends_at,
    absences.c.ends_at > visits.c.starts_at,
    absences.c.ends_at > given("lately"),
)


def by_any_of(
    *columns: sa.FromClause | sa.ColumnElement[object],
    theirs: Theirs,
    that: Sequence[sa.ColumnElement[bool] | sa.TextClause],
) -> sa.Select[tuple[object, ...]]:
    """One look-up by index for each way: an OR over the joined tables reads everybody's visits.

    To be asked with `staff_ids` and the values of `span_of`.
    """
    ways = (
        sa.select(*columns).select_from(where).where(*whose, *that)
        for where, whose in _ways(theirs)
    )
    found = sa.union(*ways).subquery()
    return sa.select(found).order_by(found.c.starts_at, found.c.id)


def span_of(since: datetime, until: datetime) -> Mapping[str, datetime]:
    return {"since": since, "until": until, "lately": since - LONGEST}


def _ways(theirs: Theirs) -> Iterator[tuple[sa.FromClause, Sequence[Condition]]]:
    """In the pair, instead of one of the pair, and as a guest."""
    any_of = any_given("staff_ids")
    for member, is_theirs in theirs:
        away = _OF_PAIRS.join(absences, absences.c.staff_id == member)
        yield _OF_PAIRS, [member.in_(any_of), is_theirs]
        yield away, [*_STANDS_IN, is_theirs]
    yield _WITH_GUESTS, [visit_guests.c.staff_id.in_(any_of)]
