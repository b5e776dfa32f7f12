"""Where staff's calendars are, and what each visit's events in them say."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

INSTANT = sa.DateTime(timezone=True)
SEALED = sa.Text
ROLE = ("main", "proposal")
LOOK = (
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
HAS_A_TIME = "status IN ('confirmed', 'move_asked', 'planned')"


def upgrade() -> None:
    _copies_behind()
    _calendar_copies()
    _staff_calendars()


def downgrade() -> None:
    op.drop_table("staff_calendars")
    op.drop_table("calendar_copies")
    op.drop_index("ix_visits_copies_behind", "visits")
    op.drop_column("visits", "copies_behind")


def _copies_behind() -> None:
    behind = sa.Column("copies_behind", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("visits", behind)
    op.execute(f"UPDATE visits SET copies_behind = true WHERE {HAS_A_TIME}")
    _partial("ix_visits_copies_behind", "visits", "id", where="copies_behind")


def _calendar_copies() -> None:
    op.create_table(
        "calendar_copies",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), nullable=False),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.person_id"), nullable=False),
        _choice("role", ROLE),
        sa.Column("uid", sa.Text, nullable=False),
        sa.Column("request_id", sa.Integer, sa.ForeignKey("move_requests.id")),
        sa.Column("revision", sa.Integer),
        sa.Column("href", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("wanted", sa.Text),
        _choice("look", LOOK, nullable=True),
        sa.Column("written", sa.Text),
        sa.Column("written_at", INSTANT),
        sa.Column("sent", sa.Text),
        sa.Column("is_removing", sa.Boolean, nullable=False),
        sa.Column("must_be_read", sa.Boolean, nullable=False),
        sa.Column("base", SEALED),
        sa.Column("seen", SEALED),
        sa.Column("touched_at", INSTANT),
        sa.Column("keeps_starts_at", INSTANT),
        sa.Column("keeps_ends_at", INSTANT),
        sa.Column("trouble", SEALED),
        sa.Column("is_over", sa.Boolean, nullable=False),
        sa.Column("is_due", sa.Boolean, nullable=False),
        sa.UniqueConstraint("staff_id", "uid"),
        sa.CheckConstraint("(wanted IS NULL) = (look IS NULL)", name="look_of_wanted"),
        sa.CheckConstraint(
            "(keeps_starts_at IS NULL) = (keeps_ends_at IS NULL)", name="keeps_whole"
        ),
        sa.CheckConstraint("keeps_starts_at < keeps_ends_at", name="keeps_forward"),
    )
    copies = "calendar_copies"
    op.create_index("ix_calendar_copies_visit_id", copies, ["visit_id", "staff_id", "role"])
    _partial("ix_calendar_copies_in_calendar", copies, "staff_id", "id", where="NOT is_over")
    _partial("ix_calendar_copies_due", copies, "staff_id", "id", where="is_due")
    touched = "touched_at IS NOT NULL"
    _partial("ix_calendar_copies_touched", copies, "visit_id", "touched_at", where=touched)
    cancelled = "look = 'cancelled' AND NOT is_over"
    _partial("ix_calendar_copies_cancelled", copies, "written_at", where=cancelled)


def _staff_calendars() -> None:
    op.create_table(
        "staff_calendars",
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.person_id"), primary_key=True),
        sa.Column("url", SEALED, nullable=False),
        sa.Column("user", SEALED),
        sa.Column("secret", SEALED, nullable=False),
        sa.Column("token", sa.Text),
        sa.Column("listed_at", INSTANT),
        sa.Column("polled_at", INSTANT),
        sa.Column("next_poll_at", INSTANT),
        sa.Column("trouble", SEALED),
        sa.Column("trouble_since", INSTANT),
        sa.Column("is_told", sa.Boolean, nullable=False),
        sa.Column("is_held", sa.Boolean, nullable=False),
        sa.Column("leased_until", INSTANT),
    )


def _choice(name: str, values: tuple[str, ...], *, nullable: bool = False) -> sa.Column[str]:
    known = sa.Enum(
        *values, name=f"{name}_known", native_enum=False, create_constraint=True, length=32
    )
    return sa.Column(name, known, nullable=nullable)


def _partial(name: str, table: str, *columns: str, where: str) -> None:
    rows = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=rows, postgresql_where=rows)
