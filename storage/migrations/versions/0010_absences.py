"""Who of the staff is away and who stands in, and what each list of a day has said."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

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
    "away",
    "nothing_new",
)
PERSON = "staff.person_id"


def upgrade() -> None:
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", _among("reason", REASONS))
    op.create_table(
        "absences",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey(PERSON), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("substitute_id", sa.Integer, sa.ForeignKey(PERSON)),
        sa.CheckConstraint("starts_at < ends_at", name="time_forward"),
        sa.CheckConstraint("staff_id <> substitute_id", name="somebody_else"),
    )
    op.create_index("ix_absences_staff_id", "absences", ["staff_id", "ends_at"])
    stands_in = sa.text("substitute_id IS NOT NULL")
    op.create_index(
        "ix_absences_substitute",
        "absences",
        ["substitute_id", "ends_at"],
        sqlite_where=stands_in,
        postgresql_where=stands_in,
    )
    op.create_table(
        "left_visits",
        sa.Column("absence_id", sa.Integer, sa.ForeignKey("absences.id"), primary_key=True),
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("edition", sa.Integer, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "day_lists",
        sa.Column("staff_id", sa.Integer, sa.ForeignKey(PERSON), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("told", sa.JSON, nullable=False),
    )


def _among(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"
