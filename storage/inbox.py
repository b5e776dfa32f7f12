"""Updates are stored before they are acknowledged, and each is handled exactly once in effect.

An update is waiting, then done or parked. Its text is wiped when it is done; an answer stays
until it has been sent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.errors import AlreadyDone
from storage.rows import given
from storage.tables import inbox

_UNSETTLED = inbox.c.done_at.is_(None) & inbox.c.parked_at.is_(None)
_WAITING = (
    sa.select(inbox.c.update_id, inbox.c.chat_id, inbox.c.raw)
    .where(_UNSETTLED)
    .order_by(inbox.c.update_id)
)
_UNANSWERED = (
    sa.select(inbox.c.update_id, inbox.c.chat_id, inbox.c.answer)
    .where(inbox.c.answer.is_not(None))
    .order_by(inbox.c.update_id)
)
_SETTLE = inbox.update().where(inbox.c.update_id == given("which"), _UNSETTLED)
_DONE_AT = sa.select(inbox.c.done_at).where(inbox.c.update_id == given("update_id"))
_PARKED = sa.select(sa.func.count()).where(inbox.c.parked_at.is_not(None))
_NEWEST = sa.select(sa.func.max(inbox.c.update_id))


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came, unread: `raw` is its JSON."""

    update_id: int
    chat_id: int | None
    raw: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The update's work is committed, but nobody has been told yet."""

    update_id: int
    chat_id: int | None
    answer: str


class Inbox:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def receive(self, updates: Iterable[Received], now: datetime) -> Sequence[Received]:
        """Store those that are new, and return them. Known ones change nothing."""
        return [update for update in updates if self._is_new(update, now)]

    def waiting(self) -> Sequence[Received]:
        """Received and neither done nor parked, the oldest first."""
        return [Received(**row) for row in rows.many(self._connection, _WAITING)]

    def done(self, update_id: int, now: datetime, answer: str | None) -> None:
        """To be called in the unit of work that did it. Raises AlreadyDone, so a repeat falls."""
        self._settle(update_id, {"done_at": now, "raw": None, "answer": answer})

    def is_done(self, update_id: int) -> bool:
        return self._connection.scalar(_DONE_AT, {"update_id": update_id}) is not None

    def unanswered(self) -> Sequence[Unanswered]:
        """Done, with an answer that was not yet sent, the oldest first."""
        return [Unanswered(**row) for row in rows.many(self._connection, _UNANSWERED)]

    def answered(self, update_id: int) -> None:
        rows.change(self._connection, inbox.c.update_id, update_id, {"answer": None})

    def park(self, update_id: int, now: datetime, why: str) -> None:
        """Put aside what we cannot read: kept, sealed, and never handed out again."""
        self._settle(update_id, {"parked_at": now, "parked_why": why})

    def parked(self) -> int:
        return self._connection.scalars(_PARKED).one()

    def newest(self) -> int | None:
        newest: int | None = self._connection.scalar(_NEWEST)
        return newest

    def _is_new(self, update: Received, now: datetime) -> bool:
        row: rows.Row = {
            "update_id": update.update_id,
            "chat_id": update.chat_id,
            "raw": update.raw,
            "received_at": now,
        }
        return rows.add_if_new(self._connection, inbox, row, "update_id")

    def _settle(self, update_id: int, row: rows.Row) -> None:
        if rows.write(self._connection, _SETTLE, {**row, "which": update_id}) != 1:
            raise AlreadyDone(update_id)
