"""When staff are busy with something else than our visits, as their own calendars say."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "busy_intervals",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("staff.person_id"), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("starts", sa.BigInteger, nullable=False),
        sa.Column("seconds", sa.BigInteger, nullable=False),
        sa.Column("area", sa.Text),
        sa.CheckConstraint("seconds > 0", name="takes_time"),
    )
    _index("starts", "seconds", "area")
    _index("seconds")
    _index("source")


def _index(*columns: str) -> None:
    op.create_index(f"ix_busy_intervals_{columns[0]}", "busy_intervals", ["person_id", *columns])
