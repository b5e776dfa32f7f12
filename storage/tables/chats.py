"""What came in from the chats, and what somebody has begun to say."""

import sqlalchemy as sa

from storage.columns import Instant
from storage.sealing import Sealed
from storage.tables.base import metadata, partial

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat_id", sa.BigInteger),
    sa.Column("raw", Sealed),
    sa.Column("received_at", Instant, nullable=False),
    sa.Column("done_at", Instant),
    sa.Column("answer", Sealed),
    sa.Column("parked_at", Instant),
    sa.Column("parked_why", Sealed),
    sa.CheckConstraint("done_at IS NULL OR raw IS NULL", name="done_wiped"),
    sa.CheckConstraint("done_at IS NULL OR parked_at IS NULL", name="done_or_parked"),
    partial("ix_inbox_waiting", "update_id", where="done_at IS NULL AND parked_at IS NULL"),
    partial("ix_inbox_unanswered", "update_id", where="answer IS NOT NULL"),
    partial("ix_inbox_parked", "update_id", where="parked_at IS NOT NULL"),
)

# the last answer to a parent who reads another language, in Swedish
mirrors = sa.Table(
    "mirrors",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger),
    sa.Column("said_at", Instant, nullable=False),
    sa.Column("text", Sealed, nullable=False),
)

drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("fields", Sealed, nullable=False),
)
