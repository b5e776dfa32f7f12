"""What staff say in their own words is not said by us, for that reason."""

from alembic import op

revision = "0013"
down_revision = "0012"

REASONS = (
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
)


def upgrade() -> None:
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("reason_known", type_="check")
        notices.create_check_constraint("reason_known", f"reason IN {REASONS}")
