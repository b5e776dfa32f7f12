"""Snapshots of visits, why families left, and when families were registered."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

INSTANT = sa.DateTime(timezone=True)
WHY = (
    "moved",
    "times",
    "too_many",
    "no_need",
    "other_help",
    "not_at_home",
    "uneasy",
    "loss",
    "other",
    "not_said",
)
COUNTED = {"families": "id", "visits": "id", "parents": "person_id"}
# of those who are there nobody wrote it down: what first happened to one of their visits is near it
FIRST_HEARD_OF = """
UPDATE families SET registered_at = (
  SELECT MIN(visit_history.at) FROM visit_history
  JOIN visits ON visits.id = visit_history.visit_id
  WHERE visits.family_id = families.id)
"""


def upgrade() -> None:
    op.create_table(
        "snapshots",
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("seen", sa.Text, nullable=False),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
    )
    op.create_table(
        "left_reasons",
        sa.Column("family_id", sa.Integer, sa.ForeignKey("families.id"), primary_key=True),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("why", sa.String(32), nullable=False),
        sa.Column("words", sa.Text),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint(f"why IN {WHY}", name=op.f("ck_left_reasons_why_known")),
    )
    op.add_column("families", sa.Column("registered_at", INSTANT))
    op.execute(FIRST_HEARD_OF)
    for table, key in COUNTED.items():
        op.add_column(
            table, sa.Column("count_behind", sa.Boolean, nullable=False, server_default=sa.true())
        )
        op.create_index(
            f"ix_{table}_count_behind",
            table,
            [key],
            sqlite_where=sa.text("count_behind"),
            postgresql_where=sa.text("count_behind"),
        )


def downgrade() -> None:
    for table in COUNTED:
        op.drop_index(f"ix_{table}_count_behind", table)
        op.drop_column(table, "count_behind")
    op.drop_column("families", "registered_at")
    op.drop_table("left_reasons")
    op.drop_table("snapshots")
