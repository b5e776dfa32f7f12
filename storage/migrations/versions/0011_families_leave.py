"""Families leave, and a parent may be left alone: why, since when, and what is not sent for it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

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
    "deceased",
    "departed",
    "protected",
)
LEFT = ("moved", "declined", "loss", "other")
SILENT = ("deceased", "departed", "protected")
# a table made anew in SQLite keeps this only if it is told
NEVER_TWICE = {"sqlite_autoincrement": True}


def upgrade() -> None:
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", _among("reason", REASONS))
    with op.batch_alter_table("families", table_kwargs=NEVER_TWICE) as families:
        families.add_column(sa.Column("left", sa.String(32)))
        families.add_column(sa.Column("left_at", sa.DateTime(timezone=True)))
        families.create_check_constraint("left_known", _among('"left"', LEFT))
        families.create_check_constraint("left_whole", '("left" IS NULL) = (left_at IS NULL)')
    with op.batch_alter_table("parents") as parents:
        parents.add_column(sa.Column("silent", sa.String(32)))
        parents.create_check_constraint("silent_known", _among("silent", SILENT))


def _among(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"
