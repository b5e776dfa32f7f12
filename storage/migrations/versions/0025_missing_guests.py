"""Three more reasons why a family was not told something, a missing guest among them."""

from alembic import op

revision = "0025"
down_revision = "0024"

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
    "stopped",
    "no_language",
    "called_off",
)
NEW = ("guest_missing", "no_theme", "too_old")
REASONS = (*BEFORE, *NEW)


def upgrade() -> None:
    _know(REASONS)


def downgrade() -> None:
    among = ", ".join(f"'{reason}'" for reason in NEW)
    op.execute(f"UPDATE notices SET reason = 'nothing_new' WHERE reason IN ({among})")
    _know(BEFORE)


def _know(reasons: tuple[str, ...]) -> None:
    """Which ones the table takes. SQLite makes the table anew for that."""
    among = ", ".join(f"'{reason}'" for reason in reasons)
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", f"reason IN ({among})")
