"""What each parent wants to talk about at a visit, sealed."""

from collections.abc import Sequence

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.tables import chosen_topics
from visits.topics import Chosen

_OF_VISIT = (
    sa.select(chosen_topics)
    .where(chosen_topics.c.visit_id == given("visit_id"))
    .order_by(chosen_topics.c.parent_id)
)


class Topics:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_visit(self, visit_id: int) -> Sequence[Chosen]:
        found = rows.many(self._connection, _OF_VISIT, visit_id=visit_id)
        return [_from_row(row) for row in found]

    def save(self, chosen: Chosen) -> None:
        rows.put(self._connection, chosen_topics, _to_row(chosen), "visit_id", "parent_id")


def _to_row(chosen: Chosen) -> rows.Row:
    return {
        "visit_id": chosen.visit_id,
        "parent_id": chosen.parent_id,
        "topics": " ".join(chosen.topics),
        "words": chosen.words,
        "is_shared": chosen.is_shared,
        "revision": chosen.revision,
    }


def _from_row(row: Found) -> Chosen:
    return Chosen(**{**row, "topics": tuple(row["topics"].split())})
