"""Coordinators' reminders to many families."""

import sqlalchemy as sa

from storage.columns import Instant, choice
from storage.sealing import Sealed
from storage.tables.base import metadata, partial
from visits.broadcast import Stage

broadcasts = sa.Table(
    "broadcasts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("by_id", sa.ForeignKey("staff.person_id"), nullable=False),
    sa.Column("occurrence_id", sa.ForeignKey("occurrences.id")),
    # what is written in each language, as JSON
    sa.Column("texts", Sealed, nullable=False),
    sa.Column("segment", sa.JSON, nullable=False),
    sa.Column("made_at", Instant, nullable=False),
    sa.Column("send_at", Instant, nullable=False),
    sa.Column("useful_until", Instant, nullable=False),
    # nobody sends the same twice
    sa.Column("digest", sa.Text, unique=True),
    choice("stage", Stage),
    # the last person for whom it is decided
    sa.Column("planned_to", sa.Integer, nullable=False),
    sa.Column("ended_at", Instant),
    partial("ix_broadcasts_under_way", "send_at", where="ended_at IS NULL"),
    sqlite_autoincrement=True,
)
