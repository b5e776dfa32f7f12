"""Who was given a link into the console, and which browsers are signed in."""

import sqlalchemy as sa

from storage.columns import Instant
from storage.tables.base import metadata

sign_in_links = sa.Table(
    "sign_in_links",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("staff.person_id"), nullable=False, index=True),
    sa.Column("expires_at", Instant, nullable=False),
    sa.Column("used_at", Instant),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("digest", sa.Text, primary_key=True),
    sa.Column("person_id", sa.ForeignKey("staff.person_id"), nullable=False, index=True),
    sa.Column("begun_at", Instant, nullable=False),
    sa.Column("expires_at", Instant, nullable=False, index=True),
)
