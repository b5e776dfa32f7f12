"""How staff want to be drawn for families."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    portrait = sa.Column("portrait", sa.String(32), nullable=False, server_default="neutral")
    with op.batch_alter_table("staff") as staff:
        staff.add_column(portrait)
        staff.create_check_constraint(
            "portrait_known", "portrait IN ('woman', 'man', 'neutral', 'headscarf')"
        )


def downgrade() -> None:
    with op.batch_alter_table("staff") as staff:
        staff.drop_constraint("portrait_known", type_="check")
        staff.drop_column("portrait")
