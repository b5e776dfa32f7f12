"""Open activities, when and where they take place, which feeds they come from, and who comes."""

import sqlalchemy as sa

from storage.columns import Instant, choice
from storage.tables.base import metadata, partial
from visits.activity import ActivityKind

activity_sources = sa.Table(
    "activity_sources",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    # what the feed itself does not say: kind, area, languages …
    sa.Column("usually", sa.JSON, nullable=False),
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("read_at", Instant),
    sa.Column("due_at", Instant),
    sa.Column("leased_until", Instant),
    sa.Column("failed_since", Instant),
    sa.Column("trouble", sa.Text),
    # what came of the last reading
    sa.Column("report", sa.JSON(none_as_null=True)),
    # uids that the feed does not hold any more, until a person agrees that they go
    sa.Column("gone", sa.JSON, nullable=False),
)

activities = sa.Table(
    "activities",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("uid", sa.Text, nullable=False),
    choice("kind", ActivityKind),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("venue", sa.JSON, nullable=False),
    sa.Column("first_month", sa.Integer, nullable=False),
    sa.Column("last_month", sa.Integer, nullable=False),
    sa.Column("languages", sa.Text, nullable=False),
    sa.Column("price", sa.Text),
    sa.Column("booking", sa.Text),
    sa.Column("accessible", sa.Text, nullable=False),
    sa.Column("organiser", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("good_until", sa.Date, nullable=False),
    # it is kept as long as somebody was told of it
    sa.Column("dropped_at", Instant),
    sa.UniqueConstraint("source", "uid"),
    sqlite_autoincrement=True,
)

occurrences = sa.Table(
    "occurrences",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("activity_id", sa.ForeignKey("activities.id"), nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("starts_at", Instant, nullable=False),
    sa.Column("ends_at", Instant, nullable=False),
    sa.Column("elsewhere", sa.JSON(none_as_null=True)),
    # where it is this time: the area alone, to look for it
    sa.Column("area", sa.Text),
    sa.Column("is_cancelled", sa.Boolean, nullable=False),
    sa.UniqueConstraint("activity_id", "key"),
    sa.CheckConstraint("starts_at <= ends_at", name="forward"),
    # all that a search needs of thousands of them
    partial(
        "ix_occurrences_open",
        "starts_at",
        "activity_id",
        "ends_at",
        "area",
        where="NOT is_cancelled",
    ),
    sqlite_autoincrement=True,
)

goings = sa.Table(
    "goings",
    metadata,
    sa.Column("occurrence_id", sa.ForeignKey("occurrences.id"), primary_key=True),
    sa.Column("person_id", sa.ForeignKey("people.id"), primary_key=True, index=True),
    sa.Column("comes", sa.Boolean, nullable=False),
    sa.Column("remind", sa.Boolean, nullable=False),
)
