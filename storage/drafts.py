"""What somebody has begun to say: one draft a chat, sealed."""

import json

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.tables import drafts
from visits.draft import Draft

_OF_CHAT = sa.select(drafts).where(drafts.c.chat_id == given("chat_id"))
_CLEAR = drafts.delete().where(drafts.c.chat_id == given("chat_id"))


class Drafts:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, chat_id: int) -> Draft | None:
        row = rows.one(self._connection, _OF_CHAT, chat_id=chat_id)
        return None if row is None else _from_row(row)

    def save(self, draft: Draft) -> None:
        rows.put(self._connection, drafts, _to_row(draft), "chat_id")

    def clear(self, chat_id: int) -> None:
        rows.write(self._connection, _CLEAR, {"chat_id": chat_id})


def _to_row(draft: Draft) -> rows.Row:
    fields = json.dumps(dict(draft.fields), ensure_ascii=False)
    return {"chat_id": draft.chat_id, "kind": draft.kind, "fields": fields}


def _from_row(row: Found) -> Draft:
    return Draft(row["chat_id"], row["kind"], json.loads(row["fields"]))
