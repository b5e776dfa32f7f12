"""Which programmes are in use here: a row for each that has ever been."""

from collections.abc import Mapping
from dataclasses import asdict

import sqlalchemy as sa

from storage import rows
from storage.rows import given
from storage.tables import programme_uses
from visits.programme_use import ProgrammeUse

_ALL = sa.select(programme_uses)
_BY_SLUG = _ALL.where(programme_uses.c.slug == given("slug")).with_for_update()


class ProgrammeUses:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def all(self) -> Mapping[str, ProgrammeUse]:
        return {row["slug"]: ProgrammeUse(**row) for row in rows.many(self._connection, _ALL)}

    def hold(self, slug: str) -> ProgrammeUse:
        """A new one for a programme that has never been in use."""
        rows.add_if_new(self._connection, programme_uses, {"slug": slug}, "slug")
        row = rows.one(self._connection, _BY_SLUG, slug=slug)
        assert row is not None
        return ProgrammeUse(**row)

    def save(self, use: ProgrammeUse) -> None:
        rows.put(self._connection, programme_uses, asdict(use), "slug")
