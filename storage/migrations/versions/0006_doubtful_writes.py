"""What a server was asked for and may do late is remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("calendar_copies", sa.Column("doubtful", sa.Text))


def downgrade() -> None:
    op.drop_column("calendar_copies", "doubtful")
