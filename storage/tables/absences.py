"""When staff are away, who stands in, and what their lists of a day have said."""

import sqlalchemy as sa

from storage.columns import Instant
from storage.tables.base import metadata, partial

absences = sa.Table(
    "absences",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("substitute_id", sa.ForeignKey("staff.person_id")),
    sa.CheckConstraint("starts_at < ends_at", name="time_forward"),
    sa.CheckConstraint("staff_id <> substitute_id", name="somebody_else"),
    sa.Index("ix_absences_staff_id", "staff_id", "ends_at"),
    partial(
        "ix_absences_substitute", "substitute_id", "ends_at", where="substitute_id IS NOT NULL"
    ),
)

# visits that the substitute is not free for, at the time that they had then
left_visits = sa.Table(
    "left_visits",
    metadata,
    sa.Column("absence_id", sa.ForeignKey("absences.id"), primary_key=True),
    sa.Column("visit_id", sa.ForeignKey("visits.id"), primary_key=True),
    sa.Column("edition", sa.Integer, primary_key=True, autoincrement=False),
)

day_lists = sa.Table(
    "day_lists",
    metadata,
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("told", sa.JSON, nullable=False),
)
