"""Which look each copy was given, so that a poll need not read all that the copy says."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

LOOKS = (
    "offered",
    "confirmed",
    "wish",
    "proposal",
    "proposal_waits",
    "offer",
    "offer_waits",
    "cancelled",
    "conflict",
)
COPIES = sa.table("calendar_copies", *map(sa.column, ("id", "sent", "written", "wanted", "shown")))


def upgrade() -> None:
    known = f"shown IN ({', '.join(repr(look) for look in LOOKS)})"
    # said with the column: SQLite adds no check to a table that is there
    check = sa.CheckConstraint(known, name="shown_known")
    op.add_column("calendar_copies", sa.Column("shown", sa.String(32), check))
    connection = op.get_bind()
    for copy in connection.execute(sa.select(COPIES)).all():
        shown = _shown(copy.sent, copy.written, copy.wanted)
        connection.execute(COPIES.update().where(COPIES.c.id == copy.id).values(shown=shown))


def downgrade() -> None:
    op.drop_column("calendar_copies", "shown")


def _shown(sent: str | None, *others: str | None) -> str | None:
    """As `visits.copy.Copy.shown` says it."""
    looks = [str(json.loads(said)["look"]) for said in (sent, *others) if said is not None]
    if sent is not None and "cancelled" in looks:
        return "cancelled"
    return next(iter(looks), None)
