"""What is counted of families, by month: figures are made of it."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"

DIMENSIONS = ("area", "centre", "programme", "language")
COUNTS = (
    "held",
    "reported",
    "in_home",
    "right_time",
    "joint",
    "both",
    "other_parent",
    "interpreter",
    "supported",
    "model_said",
    "model_well",
    "alliance_said",
    "alliance_well",
    "paired",
    "same_pair",
    "offered",
    "accepted",
    "completed",
    "preschool_known",
    "preschool",
    "library_known",
    "library",
    "newborns",
    "newborns_visited",
    "left",
    "left_moved",
    "left_times",
    "left_too_many",
    "left_no_need",
    "left_other_help",
    "left_not_at_home",
    "left_uneasy",
    "left_loss",
    "left_other",
    "left_not_said",
    "asked",
    "answered",
    "answered_in_a_day",
    "wished_otherwise",
    "moved_by_staff",
    "cancelled_by_family",
    "cancelled_by_staff",
    "missed",
)
TOLD = (
    "to_say",
    "said",
)
WORK = (
    "to_come",
    "held",
    "missed",
    "minutes",
)


def upgrade() -> None:
    op.create_table(
        "family_months",
        sa.Column("family_id", sa.Integer, sa.ForeignKey("families.id"), primary_key=True),
        sa.Column("month", sa.Date, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in DIMENSIONS),
        *_numbers(COUNTS),
    )
    op.create_index("ix_family_months_cell", "family_months", ["month", *DIMENSIONS])
    for table, names in (("month_totals", COUNTS), ("told_totals", TOLD)):
        op.create_table(
            table,
            sa.Column("month", sa.Date, primary_key=True),
            *(sa.Column(name, sa.Text, primary_key=True) for name in DIMENSIONS),
            *_numbers(names),
        )
    op.create_table(
        "staff_months",
        sa.Column("family_id", sa.Integer, sa.ForeignKey("families.id"), primary_key=True),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.person_id"), primary_key=True),
        sa.Column("month", sa.Date, primary_key=True),
        sa.Column("area", sa.Text, nullable=False),
        *_numbers(WORK),
    )
    op.create_index("ix_staff_months_of_staff", "staff_months", ["staff_id", "month"])
    op.create_index("ix_notices_settled_at", "notices", ["settled_at"])


def _numbers(names: tuple[str, ...]) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False, server_default="0") for name in names]


def downgrade() -> None:
    op.drop_index("ix_notices_settled_at", "notices")
    for table in ("staff_months", "told_totals", "month_totals", "family_months"):
        op.drop_table(table)
