"""What a server was asked for and may do late is remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("calendar_copies", sa.Column("doubtful", sa.Text))


def downgrade() -> None:
    op.drop_column("calendar_copies", "doubtful")
