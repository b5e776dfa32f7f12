"""What each parent wants to talk about at a visit."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "chosen_topics",
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("parent_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("words", sa.Text),
        sa.Column("is_shared", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("chosen_topics")
