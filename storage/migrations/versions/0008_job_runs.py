"""When each job of the timetable was last done, by which process."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "job_runs",
        sa.Column("job", sa.Text, primary_key=True),
        sa.Column("process", sa.Text, primary_key=True),
        sa.Column("within_seconds", sa.Integer, nullable=False),
        sa.Column("began_at", INSTANT, nullable=False),
        sa.Column("noted_at", INSTANT, nullable=False),
        sa.Column("started_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("failed_at", INSTANT),
        sa.Column("failure", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.CheckConstraint("(failed_at IS NULL) = (failure IS NULL)", name="failure_whole"),
    )


def downgrade() -> None:
    op.drop_table("job_runs")
