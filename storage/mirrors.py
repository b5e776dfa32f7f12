"""The Swedish of what parents were told: of each notice, and of the last answer in each chat."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import any_given, given
from storage.tables import attempts, mirrors, notices
from visits.mirror import Mirror

_OF_NOTICE = notices.update().where(notices.c.id == given("which"))
_ANSWER = sa.select(mirrors.c.text, mirrors.c.said_at).where(mirrors.c.chat_id == given("chat_id"))
_MOST = sa.bindparam("most", type_=sa.Integer)
_TOLD = (
    sa.select(
        notices.c.mirror.label("text"),
        notices.c.settled_at.label("said_at"),
        notices.c.to_id.label("to"),
    )
    .where(notices.c.to_id.in_(any_given("people")), notices.c.mirror.is_not(None))
    .order_by(notices.c.settled_at.desc(), notices.c.id.desc())
    .limit(_MOST)
)
_OF_NOTICES = sa.select(notices.c.id, notices.c.mirror).where(
    notices.c.id.in_(any_given("ids")), notices.c.mirror.is_not(None)
)
_BELOW = (
    sa.select(
        notices.c.mirror.label("text"),
        notices.c.settled_at.label("said_at"),
        notices.c.to_id.label("to"),
    )
    .join(attempts, attempts.c.notice_id == notices.c.id)
    .where(
        attempts.c.message_id == given("message_id"),
        notices.c.to_id == given("to_id"),
        notices.c.mirror.is_not(None),
    )
    .limit(1)
)


class Mirrors:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def keep(self, notice_id: int, text: str) -> None:
        rows.write(self._connection, _OF_NOTICE, {"mirror": text, "which": notice_id})

    def keep_answer(self, chat_id: int, text: str, message_id: int | None, now: datetime) -> None:
        row = {"chat_id": chat_id, "text": text, "message_id": message_id, "said_at": now}
        rows.put(self._connection, mirrors, row, "chat_id")

    def answer(self, chat_id: int, message_id: int | None = None) -> Mirror | None:
        query = _ANSWER if message_id is None else _ANSWER_AT
        given = {} if message_id is None else {"message_id": message_id}
        return _read(rows.one(self._connection, query, chat_id=chat_id, **given))

    def of_message(self, person_id: int, message_id: int) -> Mirror | None:
        found = rows.one(self._connection, _BELOW, to_id=person_id, message_id=message_id)
        return _read(found)

    def of_notices(self, notice_ids: Iterable[int]) -> Mapping[int, str]:
        found = rows.many(self._connection, _OF_NOTICES, ids=sorted(notice_ids))
        return {row["id"]: row["mirror"] for row in found}

    def told(self, people: Iterable[int], *, most: int) -> Sequence[Mirror]:
        found = rows.many(self._connection, _TOLD, people=sorted(people), most=most)
        return [Mirror(**row) for row in found]


_ANSWER_AT = _ANSWER.where(mirrors.c.message_id == given("message_id"))


def _read(row: Found | None) -> Mirror | None:
    return None if row is None else Mirror(**row)
