"""Why a feed of open activities cannot be read."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("activity_sources", sa.Column("trouble", sa.Text))


def downgrade() -> None:
    op.drop_column("activity_sources", "trouble")
