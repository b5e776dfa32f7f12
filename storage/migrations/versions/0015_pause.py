"""A pause that all processes obey, and notices that nobody gets any further with."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

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
)
REASONS = (*BEFORE, "faulty")


def upgrade() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name="one_row"),
    )
    lapses = sa.Column("lapses", sa.Integer, nullable=False, server_default="0")
    op.add_column("notices", lapses)
    _know(REASONS)
    _partial("ix_notices_in_turn", "to_id", "due_at", "id", where="status = 'waiting'")
    leased = "status = 'waiting' AND leased_until IS NOT NULL"
    _partial("ix_notices_leased", "leased_until", where=leased)


def downgrade() -> None:
    op.execute("UPDATE notices SET reason = 'refused' WHERE reason = 'faulty'")
    op.drop_index("ix_notices_leased", "notices")
    op.drop_index("ix_notices_in_turn", "notices")
    _know(BEFORE)
    op.drop_column("notices", "lapses")
    op.drop_table("pauses")


def _know(reasons: tuple[str, ...]) -> None:
    """Which ones the table takes. SQLite makes the table anew for that."""
    among = ", ".join(f"'{reason}'" for reason in reasons)
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", f"reason IN ({among})")


def _partial(name: str, *columns: str, where: str) -> None:
    rows = sa.text(where)
    op.create_index(name, "notices", columns, sqlite_where=rows, postgresql_where=rows)
