"""Which programmes are in use here, and what of their files was confirmed and applied."""

import sqlalchemy as sa

from storage.columns import Instant
from storage.tables.base import metadata

programme_uses = sa.Table(
    "programme_uses",
    metadata,
    sa.Column("slug", sa.Text, primary_key=True),
    sa.Column("confirmed", sa.Text),
    sa.Column("confirmed_by", sa.ForeignKey("people.id")),
    sa.Column("confirmed_at", Instant),
    sa.Column("active_at", Instant),
    sa.Column("plan", sa.Text),
    sa.CheckConstraint(
        "(confirmed IS NULL) = (confirmed_at IS NULL)"
        " AND (confirmed IS NULL) = (confirmed_by IS NULL)",
        name="confirmed_whole",
    ),
)
