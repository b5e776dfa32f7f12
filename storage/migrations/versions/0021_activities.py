"""Open activities, when they take place, which feeds they come from, and who comes."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

KINDS = (
    "open_preschool",
    "story_time",
    "library",
    "family_centre",
    "baby_activity",
    "shared_lunch",
    "health_bus",
    "parent_group",
    "parent_course",
    "dental_care",
)
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _sources()
    _activities()
    _occurrences()
    op.create_table(
        "goings",
        sa.Column(
            "occurrence_id", sa.Integer, sa.ForeignKey("occurrences.id"), primary_key=True
        ),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("comes", sa.Boolean, nullable=False),
        sa.Column("remind", sa.Boolean, nullable=False),
    )
    op.create_index("ix_goings_person_id", "goings", ["person_id"])
    with op.batch_alter_table("notices") as notices:
        notices.add_column(sa.Column("occurrence_id", sa.Integer))
        notices.create_foreign_key(
            "fk_notices_occurrence_id", "occurrences", ["occurrence_id"], ["id"]
        )
    op.create_index("ix_notices_occurrence_id", "notices", ["occurrence_id"])
    op.add_column("parents", sa.Column("wants_activities_since", INSTANT))


def _sources() -> None:
    op.create_table(
        "activity_sources",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("usually", sa.JSON, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("read_at", INSTANT),
        sa.Column("due_at", INSTANT),
        sa.Column("leased_until", INSTANT),
        sa.Column("failed_since", INSTANT),
        sa.Column("report", sa.JSON),
        sa.Column("gone", sa.JSON, nullable=False),
    )


def _activities() -> None:
    op.create_table(
        "activities",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
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
        sa.Column("dropped_at", INSTANT),
        sa.UniqueConstraint("source", "uid", name="uq_activities_source"),
        sa.CheckConstraint(_among("kind", KINDS), name=op.f("ck_activities_kind_known")),
        sqlite_autoincrement=True,
    )


def _occurrences() -> None:
    op.create_table(
        "occurrences",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("activity_id", sa.Integer, sa.ForeignKey("activities.id"), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("elsewhere", sa.JSON(none_as_null=True)),
        sa.Column("area", sa.Text),
        sa.Column("is_cancelled", sa.Boolean, nullable=False),
        sa.UniqueConstraint("activity_id", "key", name="uq_occurrences_activity_id"),
        sa.CheckConstraint("starts_at <= ends_at", name=op.f("ck_occurrences_forward")),
        sqlite_autoincrement=True,
    )
    is_open = sa.text("NOT is_cancelled")
    op.create_index(
        "ix_occurrences_open",
        "occurrences",
        ["starts_at", "activity_id"],
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _among(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def downgrade() -> None:
    op.drop_column("parents", "wants_activities_since")
    op.drop_index("ix_notices_occurrence_id", "notices")
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("fk_notices_occurrence_id", type_="foreignkey")
        notices.drop_column("occurrence_id")
    for table in ("goings", "occurrences", "activities", "activity_sources"):
        op.drop_table(table)
