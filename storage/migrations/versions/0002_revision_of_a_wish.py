"""A wish counts its revisions, so that an old button is told from a new one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column(
        "move_requests", sa.Column("revision", sa.Integer, nullable=False, server_default="1")
    )
