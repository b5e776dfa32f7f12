"""Whether the key fits, and how the jobs went."""

import sqlalchemy as sa

from storage.columns import Instant
from storage.sealing import Sealed
from storage.tables.base import metadata

key_check = sa.Table(
    "key_check",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("sealed", Sealed, nullable=False),
    sa.CheckConstraint("id = 1", name="one_row"),
)

# how the program itself is doing: nothing of anybody's is in here
job_runs = sa.Table(
    "job_runs",
    metadata,
    sa.Column("job", sa.Text, primary_key=True),
    sa.Column("process", sa.Text, primary_key=True),
    sa.Column("within_seconds", sa.Integer, nullable=False),
    sa.Column("began_at", Instant, nullable=False),
    sa.Column("noted_at", Instant, nullable=False),
    sa.Column("started_at", Instant),
    sa.Column("ended_at", Instant),
    sa.Column("failed_at", Instant),
    sa.Column("failure", sa.Text),
    sa.Column("failures", sa.Integer, nullable=False),
    sa.CheckConstraint("(failed_at IS NULL) = (failure IS NULL)", name="failure_whole"),
)
