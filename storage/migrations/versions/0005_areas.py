"""Where families live, as far as travel goes, and which centre they belong to."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

COLUMNS = ("area", "centre")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("families", sa.Column(name, sa.Text))


def downgrade() -> None:
    for name in COLUMNS:
        op.drop_column("families", name)
