"""The whole timeline: more reasons for silence, rests by day, and how much a day has said."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

REASONS = (
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
)
RESTS = ("night_work", "school_run", "prayer")

KEEPS_COUNTING = {"sqlite_autoincrement": True}
"""Else SQLite would give a deleted person's id to the next one."""


def upgrade() -> None:
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", _among("reason", REASONS))
    with op.batch_alter_table("people", table_kwargs=KEEPS_COUNTING) as people:
        people.add_column(sa.Column("rest", sa.String(32)))
        people.create_check_constraint("rest_known", _among("rest", RESTS))
    op.create_table(
        "outings",
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("open_preschool", sa.Boolean, nullable=False),
        sa.Column("library", sa.Boolean, nullable=False),
        sa.Column("answered_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
    )
    _partial("ix_notices_told", "notices", ["to_id", "settled_at"], where="status = 'sent'")
    _partial("ix_visits_due", "visits", ["window_first", "id"], where="status = 'due'")


def _among(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _partial(name: str, table: str, columns: list[str], *, where: str) -> None:
    rows = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=rows, postgresql_where=rows)
