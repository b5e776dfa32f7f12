"""How many messages reached parents, month by month and by the language that each of them reads."""

from datetime import date, datetime

import sqlalchemy as sa

from storage.tables import families, notices, parents, people, told_totals
from storage.tables.figures import DIMENSIONS
from visits.figures.count import Told
from visits.notice import NoticeStatus, Reason

NOT_REACHED = (
    Reason.NOT_JOINED,
    Reason.NO_CONSENT,
    Reason.BLOCKED,
    Reason.REFUSED,
    Reason.FAULTY,
    Reason.NO_LANGUAGE,
)
"""Why a message that should have been said was not. What was overtaken needed no saying."""

_IS_SAID = notices.c.status == NoticeStatus.SENT
_TO_SAY = _IS_SAID | (notices.c.status == NoticeStatus.UNKNOWN) | notices.c.reason.in_(NOT_REACHED)
_WHERE = {
    "area": sa.func.coalesce(families.c.area, ""),
    "centre": sa.func.coalesce(families.c.centre, ""),
    "programme": families.c.programme,
    "language": people.c.language,
}
_READ_BY = (
    notices.join(parents, parents.c.person_id == notices.c.to_id)
    .join(people, people.c.id == parents.c.person_id)
    .join(families, families.c.id == parents.c.family_id)
)


class ToldTotals:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def count_month(self, month: date, since: datetime, until: datetime) -> None:
        """Count all that was settled in [since, until) anew, which is the month in local time."""
        said = sa.func.sum(sa.case((_IS_SAID, 1), else_=0))
        found = (
            sa.select(sa.literal(month, sa.Date), *_WHERE.values(), sa.func.count(), said)
            .select_from(_READ_BY)
            .where(_TO_SAY, notices.c.settled_at >= since, notices.c.settled_at < until)
            .group_by(*_WHERE.values())
        )
        self._connection.execute(told_totals.delete().where(told_totals.c.month == month))
        columns = ["month", *DIMENSIONS, Told.TO_SAY, Told.SAID]
        self._connection.execute(told_totals.insert().from_select(columns, found))
