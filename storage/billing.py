"""A month's visits that took place, each with what its newest snapshot says."""

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.rows import given
from storage.tables import families, snapshots, visits
from visits.money import HeldVisit
from visits.seen_as_text import read
from visits.visit import Status

_later = snapshots.alias("later")
_NEWEST = (
    sa.select(sa.func.max(_later.c.revision))
    .where(_later.c.visit_id == visits.c.id)
    .scalar_subquery()
)
_HELD = (
    sa.select(
        families.c.alias,
        families.c.centre,
        visits.c.number,
        visits.c.starts_at,
        snapshots.c.seen,
    )
    .join(families, families.c.id == visits.c.family_id)
    .outerjoin(
        snapshots,
        sa.and_(snapshots.c.visit_id == visits.c.id, snapshots.c.revision == _NEWEST),
    )
    .where(
        visits.c.status == Status.HELD,
        visits.c.starts_at >= given("since"),
        visits.c.starts_at < given("until"),
    )
    .order_by(visits.c.starts_at, visits.c.id)
)


class Billing:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def held(self, since: datetime, until: datetime) -> Sequence[HeldVisit]:
        found = rows.many(self._connection, _HELD, since=since, until=until)
        return [
            HeldVisit(
                alias=row["alias"],
                centre=row["centre"],
                number=row["number"],
                starts_at=row["starts_at"],
                seen=None if row["seen"] is None else read(row["seen"]),
            )
            for row in found
        ]
