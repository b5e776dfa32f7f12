"""Interpreters: which language a family needs one for, and what was said about a visit's."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ANSWERS = ("needed", "booked", "missing", "not_needed")


def upgrade() -> None:
    op.add_column("families", sa.Column("interpreter", sa.Text))
    known = ", ".join(f"'{answer}'" for answer in ANSWERS)
    with op.batch_alter_table("visits", table_kwargs={"sqlite_autoincrement": True}) as visits:
        visits.add_column(sa.Column("interpreter", sa.String(32)))
        visits.create_check_constraint("interpreter_known", f"interpreter IN ({known})")
