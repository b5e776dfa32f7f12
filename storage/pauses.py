"""Until when Telegram has asked for silence: one row, which every process sees."""

from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.rows import given
from storage.tables import pauses

ONE = 1
_UNTIL = sa.select(pauses.c.until_at).where(pauses.c.id == ONE)
_LONGER = pauses.update().where(pauses.c.id == ONE, pauses.c.until_at < given("until"))


class Pauses:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def until(self) -> datetime | None:
        """When it ends or has ended; None if there was never one."""
        row = rows.one(self._connection, _UNTIL)
        return None if row is None else row["until_at"]

    def keep(self, until: datetime) -> None:
        """A longer one that is kept already stays."""
        if not rows.add_if_new(self._connection, pauses, {"id": ONE, "until_at": until}, "id"):
            rows.write(self._connection, _LONGER, {"until_at": until, "until": until})
