"""Photos that staff have sent of themselves, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "photos",
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.person_id"), primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_photos_key", "photos", ["key"])


def downgrade() -> None:
    op.drop_table("photos")
