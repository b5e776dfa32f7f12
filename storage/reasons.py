"""Why families left, as each of their parents and the staff said it."""

from collections.abc import Sequence

import sqlalchemy as sa

from storage import rows
from storage.rows import given
from storage.tables import families, left_reasons
from visits.why_left import Reason

_OF_FAMILY = (
    sa.select(left_reasons)
    .where(left_reasons.c.family_id == given("family_id"))
    .order_by(left_reasons.c.at, left_reasons.c.by_id)
)


class Reasons:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_family(self, family_id: int) -> Sequence[Reason]:
        found = rows.many(self._connection, _OF_FAMILY, family_id=family_id)
        return [
            Reason(row["family_id"], row["by_id"], row["why"], row["at"], row["words"])
            for row in found
        ]

    def keep(self, reason: Reason) -> None:
        row = {
            "family_id": reason.family_id,
            "by_id": reason.by,
            "why": reason.why,
            "words": reason.words,
            "at": reason.at,
        }
        rows.put(self._connection, left_reasons, row, "family_id", "by_id")
        rows.change(self._connection, families.c.id, reason.family_id, {"count_behind": True})
