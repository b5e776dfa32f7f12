"""Coordinators' reminders to many families, and the messages that carry them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

STAGES = ("scheduled", "planning", "sending", "done", "stopped")
BEFORE = (
    "overtaken",
    "answered",
    "not_joined",
    "no_consent",
    "blocked",
    "refused",
    "too_late",
    "daily_limit",
    "no_free_times",
    "family_left",
    "away",
    "nothing_new",
    "deceased",
    "departed",
    "protected",
    "replaced",
    "faulty",
    "not_wanted",
)
NEW = ("stopped", "no_language", "called_off")
INSTANT = sa.DateTime(timezone=True)
IS_WAITING = "status = 'waiting'"
OF_A_BROADCAST = "broadcast_id IS NOT NULL"


def upgrade() -> None:
    _broadcasts()
    with op.batch_alter_table("notices") as notices:
        notices.add_column(sa.Column("broadcast_id", sa.Integer))
        notices.create_foreign_key(
            "fk_notices_broadcast_id", "broadcasts", ["broadcast_id"], ["id"]
        )
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", _among("reason", (*BEFORE, *NEW)))
    op.drop_index("ix_notices_due", "notices")
    _partial("ix_notices_due", "due_at", "id", where=f"{IS_WAITING} AND broadcast_id IS NULL")
    _partial(
        "ix_notices_broadcasts_due", "due_at", "id", where=f"{IS_WAITING} AND {OF_A_BROADCAST}"
    )
    _partial("ix_notices_broadcast", "broadcast_id", "status", "reason", where=OF_A_BROADCAST)


def _broadcasts() -> None:
    op.create_table(
        "broadcasts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("staff.person_id"), nullable=False),
        sa.Column("occurrence_id", sa.Integer, sa.ForeignKey("occurrences.id")),
        sa.Column("texts", sa.Text, nullable=False),
        sa.Column("segment", sa.JSON, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("send_at", INSTANT, nullable=False),
        sa.Column("useful_until", INSTANT, nullable=False),
        sa.Column("digest", sa.Text),
        sa.Column("stage", sa.String(32), nullable=False),
        sa.Column("planned_to", sa.Integer, nullable=False),
        sa.Column("ended_at", INSTANT),
        sa.UniqueConstraint("digest", name="uq_broadcasts_digest"),
        sa.CheckConstraint(_among("stage", STAGES), name=op.f("ck_broadcasts_stage_known")),
        sqlite_autoincrement=True,
    )
    _partial("ix_broadcasts_under_way", "send_at", where="ended_at IS NULL", table="broadcasts")


def downgrade() -> None:
    op.execute(f"DELETE FROM attempts WHERE notice_id IN ({_notices_of_broadcasts()})")
    op.execute(f"DELETE FROM notices WHERE {OF_A_BROADCAST}")
    op.execute(f"UPDATE notices SET reason = 'overtaken' WHERE {_among('reason', NEW)}")
    for index in ("ix_notices_broadcast", "ix_notices_broadcasts_due", "ix_notices_due"):
        op.drop_index(index, "notices")
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("fk_notices_broadcast_id", type_="foreignkey")
        notices.drop_column("broadcast_id")
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", _among("reason", BEFORE))
    _partial("ix_notices_due", "due_at", "id", where=IS_WAITING)
    op.drop_table("broadcasts")


def _notices_of_broadcasts() -> str:
    return f"SELECT id FROM notices WHERE {OF_A_BROADCAST}"


def _among(column: str, values: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _partial(name: str, *columns: str, where: str, table: str = "notices") -> None:
    rows = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=rows, postgresql_where=rows)
