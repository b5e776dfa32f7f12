"""What parents were told, in Swedish."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("notices", sa.Column("mirror", sa.Text))
    op.create_index("ix_attempts_message_id", "attempts", ["message_id"])
    op.create_table(
        "mirrors",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("mirrors")
    op.drop_index("ix_attempts_message_id", "attempts")
    op.drop_column("notices", "mirror")
