"""What must reach somebody, every try, and when nobody may be written to."""

import sqlalchemy as sa

from storage.columns import Instant, choice
from storage.sealing import Sealed
from storage.tables.base import metadata, partial
from visits.notice import NoticeStatus, Outcome, Reason

notices = sa.Table(
    "notices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("to_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("due_at", Instant, nullable=False),
    sa.Column("useful_until", Instant, nullable=False),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), index=True),
    sa.Column("edition", sa.Integer),
    sa.Column("request_id", sa.ForeignKey("move_requests.id")),
    sa.Column("occurrence_id", sa.ForeignKey("occurrences.id")),
    sa.Column("by_id", sa.ForeignKey("people.id")),
    sa.Column("broadcast_id", sa.ForeignKey("broadcasts.id")),
    sa.Column("words", Sealed),
    # what a parent read, in Swedish
    sa.Column("mirror", Sealed),
    sa.Column("pressing", sa.Boolean, nullable=False),
    choice("status", NoticeStatus),
    choice("reason", Reason, nullable=True),
    sa.Column("leased_until", Instant),
    sa.Column("settled_at", Instant),
    # how often a claim ran out since the last try
    sa.Column("lapses", sa.Integer, nullable=False, server_default="0"),
    sa.Index("ix_notices_settled_at", "settled_at"),
    sa.Index("ix_notices_of_occurrence", "occurrence_id", "to_id"),
    # coordinators' reminders stand in a queue of their own, behind all that is about visits
    partial("ix_notices_due", "due_at", "id", where="status = 'waiting' AND broadcast_id IS NULL"),
    partial(
        "ix_notices_broadcasts_due",
        "due_at",
        "id",
        where="status = 'waiting' AND broadcast_id IS NOT NULL",
    ),
    partial(
        "ix_notices_broadcast", "broadcast_id", "status", "reason", where="broadcast_id IS NOT NULL"
    ),
    partial("ix_notices_told", "to_id", "settled_at", where="status = 'sent'"),
    # whether somebody is to hear something else before
    partial("ix_notices_in_turn", "to_id", "due_at", "id", where="status = 'waiting'"),
    partial(
        "ix_notices_leased",
        "leased_until",
        where="status = 'waiting' AND leased_until IS NOT NULL",
    ),
)

attempts = sa.Table(
    "attempts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("notice_id", sa.ForeignKey("notices.id"), nullable=False, index=True),
    sa.Column("started_at", Instant, nullable=False),
    sa.Column("ended_at", Instant),
    choice("outcome", Outcome, nullable=True),
    sa.Column("message_id", sa.BigInteger, index=True),
    sa.Column("detail", Sealed),
)

# until when Telegram has asked for silence
pauses = sa.Table(
    "pauses",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("until_at", Instant, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)
