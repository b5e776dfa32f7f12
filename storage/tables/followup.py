"""Snapshots of visits, and why families left. What was seen is sealed: it says much of a family."""

import sqlalchemy as sa

from storage.columns import Instant, choice
from storage.sealing import Sealed
from storage.tables.base import metadata
from visits.why_left import Why

snapshots = sa.Table(
    "snapshots",
    metadata,
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True, autoincrement=False),
    sa.Column("revision", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("seen", Sealed, nullable=False),
    sa.Column("by_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Instant, nullable=False),
)

left_reasons = sa.Table(
    "left_reasons",
    metadata,
    sa.Column("family_id", sa.ForeignKey("families.id"), primary_key=True, autoincrement=False),
    sa.Column("by_id", sa.ForeignKey("people.id"), primary_key=True, autoincrement=False),
    choice("why", Why),
    sa.Column("words", Sealed),
    sa.Column("at", Instant, nullable=False),
)

yearly_reports = sa.Table(
    "yearly_reports",
    metadata,
    sa.Column("centre", sa.Text, primary_key=True),
    sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("form", Sealed, nullable=False),
    sa.Column("extent", Sealed, nullable=False),
    sa.Column("plans", Sealed, nullable=False),
    sa.Column("by_id", sa.ForeignKey("people.id"), nullable=False),
    sa.Column("at", Instant, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("is_done", sa.Boolean, nullable=False),
)
