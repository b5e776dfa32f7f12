"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

INSTANT = sa.DateTime(timezone=True)
SEALED = sa.Text  # ciphertext, from the first table on

KIND = ("parent", "staff")
PROFESSION = (
    "nurse",
    "family_supporter",
    "midwife",
    "dental_nurse",
    "dental_hygienist",
    "librarian",
    "coordinator",
    "manager",
)
EMPLOYER = ("region", "municipality")
PARENT_ROLE = ("birth", "other")
PLACE = ("home", "centre", "midwife")
VISIT_STATUS = (
    "due",
    "planned",
    "confirmed",
    "move_asked",
    "held",
    "missed",
    "cancelled",
    "declined",
    "expired",
)
REQUEST_STATUS = ("asked", "offered", "agreed", "declined", "withdrawn", "overtaken")
NOTICE_STATUS = ("waiting", "sent", "merged", "skipped", "expired", "unknown")
REASON = (
    "overtaken",
    "answered",
    "not_joined",
    "no_consent",
    "blocked",
    "refused",
)
OUTCOME = ("delivered", "try_later", "unreachable", "our_mistake", "unknown")


def upgrade() -> None:
    _people()
    _visits()
    _notices()
    _chats()


def _people() -> None:
    """Who takes part, and the proof of the key."""
    op.create_table(
        "key_check",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sealed", SEALED, nullable=False),
        sa.CheckConstraint("id = 1", name="one_row"),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer, primary_key=True),
        _choice("kind", KIND),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("name", SEALED),
        sa.Column("phone", SEALED),
        sa.Column("chat_id", sa.BigInteger, unique=True),
        sa.Column("quiet_starts", sa.Time, nullable=False),
        sa.Column("quiet_ends", sa.Time, nullable=False),
        sa.Column("blocked_at", INSTANT),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "staff",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        _choice("profession", PROFESSION),
        _choice("employer", EMPLOYER),
        sa.Column("working_hours", sa.JSON, nullable=False),
    )
    op.create_table(
        "pairs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("nurse_id", sa.Integer, sa.ForeignKey("staff.person_id"), nullable=False),
        sa.Column(
            "family_supporter_id",
            sa.Integer,
            sa.ForeignKey("staff.person_id"),
            nullable=False,
            index=True,
        ),
        sa.UniqueConstraint("nurse_id", "family_supporter_id"),
    )
    op.create_table(
        "families",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("alias", sa.Text, nullable=False, unique=True),
        sa.Column("programme", sa.Text, nullable=False),
        sa.Column("pair_id", sa.Integer, sa.ForeignKey("pairs.id"), nullable=False, index=True),
        sa.Column("due_on", sa.Date),
        sa.Column("born_on", sa.Date),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "parents",
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column(
            "family_id", sa.Integer, sa.ForeignKey("families.id"), nullable=False, index=True
        ),
        _choice("role", PARENT_ROLE),
        sa.Column("consent_version", sa.Integer),
        sa.Column("consent_language", sa.Text),
        sa.Column("consent_given_at", INSTANT),
        sa.CheckConstraint(
            "(consent_version IS NULL) = (consent_given_at IS NULL)"
            " AND (consent_version IS NULL) = (consent_language IS NULL)",
            name="consent_whole",
        ),
    )
    op.create_table(
        "invitations",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("person_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
    )


def _visits() -> None:
    """Visits, their history, and wishes for other times."""
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("family_id", sa.Integer, sa.ForeignKey("families.id"), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("theme", sa.Text, nullable=False),
        _choice("place", PLACE),
        sa.Column("window_first", sa.Date, nullable=False),
        sa.Column("window_last", sa.Date, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        _choice("status", VISIT_STATUS),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("starts_at", INSTANT),
        sa.Column("ends_at", INSTANT),
        sa.Column("answered_by", sa.Integer, sa.ForeignKey("people.id")),
        sa.UniqueConstraint("family_id", "number"),
        sa.CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="slot_whole"),
        sa.CheckConstraint("starts_at < ends_at", name="slot_forward"),
        sa.CheckConstraint(
            "status NOT IN ('confirmed', 'move_asked', 'planned') OR starts_at IS NOT NULL",
            name="time_has_slot",
        ),
        sqlite_autoincrement=True,
    )
    _partial(
        "ix_visits_standing",
        "visits",
        "starts_at",
        where="status IN ('confirmed', 'move_asked', 'planned')",
    )
    op.create_table(
        "visit_history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), nullable=False, index=True),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("event", sa.Text, nullable=False),
        _choice("before", VISIT_STATUS),
        _choice("after", VISIT_STATUS),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("people.id")),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("why", SEALED),
    )
    op.create_table(
        "move_requests",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), nullable=False, index=True),
        sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("asked_by", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("asked_at", INSTANT, nullable=False),
        _choice("kept", VISIT_STATUS),
        sa.Column("starts_at", INSTANT),
        sa.Column("ends_at", INSTANT),
        sa.Column("words", SEALED),
        _choice("status", REQUEST_STATUS),
        sa.CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="slot_whole"),
        sa.CheckConstraint("starts_at < ends_at", name="slot_forward"),
        sqlite_autoincrement=True,
    )
    _partial(
        "ix_move_requests_open",
        "move_requests",
        "visit_id",
        where="status IN ('asked', 'offered')",
        unique=True,
    )
    op.create_table(
        "offered_slots",
        sa.Column("request_id", sa.Integer, sa.ForeignKey("move_requests.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name="slot_forward"),
    )
    op.create_table(
        "agreements",
        sa.Column("request_id", sa.Integer, sa.ForeignKey("move_requests.id"), primary_key=True),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.person_id"), primary_key=True),
    )


def _notices() -> None:
    """What must reach somebody, and each try."""
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("to_id", sa.Integer, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("due_at", INSTANT, nullable=False),
        sa.Column("useful_until", INSTANT, nullable=False),
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), index=True),
        sa.Column("edition", sa.Integer),
        sa.Column("request_id", sa.Integer, sa.ForeignKey("move_requests.id")),
        sa.Column("by_id", sa.Integer, sa.ForeignKey("people.id")),
        sa.Column("words", SEALED),
        sa.Column("pressing", sa.Boolean, nullable=False),
        _choice("status", NOTICE_STATUS),
        _choice("reason", REASON, nullable=True),
        sa.Column("leased_until", INSTANT),
        sa.Column("settled_at", INSTANT),
    )
    _partial("ix_notices_due", "notices", "due_at", "id", where="status = 'waiting'")
    op.create_table(
        "attempts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("notice_id", sa.Integer, sa.ForeignKey("notices.id"), nullable=False, index=True),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("ended_at", INSTANT),
        _choice("outcome", OUTCOME, nullable=True),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("detail", SEALED),
    )


def _chats() -> None:
    """What is being said in the chats."""
    op.create_table(
        "drafts",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("fields", SEALED, nullable=False),
    )
    op.create_table(
        "inbox",
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("raw", SEALED),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("done_at", INSTANT),
        sa.Column("answer", SEALED),
        sa.Column("parked_at", INSTANT),
        sa.Column("parked_why", SEALED),
        sa.CheckConstraint("done_at IS NULL OR raw IS NULL", name="done_wiped"),
        sa.CheckConstraint("done_at IS NULL OR parked_at IS NULL", name="done_or_parked"),
    )
    _partial(
        "ix_inbox_waiting", "inbox", "update_id", where="done_at IS NULL AND parked_at IS NULL"
    )
    _partial("ix_inbox_unanswered", "inbox", "update_id", where="answer IS NOT NULL")
    _partial("ix_inbox_parked", "inbox", "update_id", where="parked_at IS NOT NULL")


def _choice(name: str, values: tuple[str, ...], *, nullable: bool = False) -> sa.Column[str]:
    known = sa.Enum(
        *values, name=f"{name}_known", native_enum=False, create_constraint=True, length=32
    )
    return sa.Column(name, known, nullable=nullable)


def _partial(name: str, table: str, *columns: str, where: str, unique: bool = False) -> None:
    rows = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=rows, postgresql_where=rows)
