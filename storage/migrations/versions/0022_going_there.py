"""Who has been asked whether they want news of open activities; and what nobody wants any more."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

BEFORE = (
    "overtaken",
    "answered",
    "not_joined",
    "no_consent",
    "blocked",
    "refused",
    "too_late",
    "daily_limit",
    "no_free_times",
    "family_left",
    "away",
    "nothing_new",
    "deceased",
    "departed",
    "protected",
    "replaced",
    "faulty",
)
REASONS = (*BEFORE, "not_wanted")


def upgrade() -> None:
    asked_at = sa.Column("asked_of_activities_at", sa.DateTime(timezone=True))
    op.add_column("parents", asked_at)
    _know(REASONS)
    _open("starts_at", "activity_id", "ends_at", "area")
    op.drop_index("ix_notices_occurrence_id", "notices")
    op.create_index("ix_notices_of_occurrence", "notices", ["occurrence_id", "to_id"])


def downgrade() -> None:
    _open("starts_at", "activity_id")
    op.drop_index("ix_notices_of_occurrence", "notices")
    op.create_index("ix_notices_occurrence_id", "notices", ["occurrence_id"])
    op.execute("UPDATE notices SET reason = 'overtaken' WHERE reason = 'not_wanted'")
    _know(BEFORE)
    op.drop_column("parents", "asked_of_activities_at")


def _open(*columns: str) -> None:
    """The index in which a search finds all that it needs of an occurrence."""
    is_open = sa.text("NOT is_cancelled")
    op.drop_index("ix_occurrences_open", "occurrences")
    op.create_index(
        "ix_occurrences_open",
        "occurrences",
        columns,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )


def _know(reasons: tuple[str, ...]) -> None:
    """Which ones the table takes. SQLite makes the table anew for that."""
    among = ", ".join(f"'{reason}'" for reason in reasons)
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", f"reason IN ({among})")
