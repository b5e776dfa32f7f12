"""Programmes in use, who of the pair makes a visit, and three more professions."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

FIRST = "trygg-start"
"""In use from the beginning: until now there was no other."""
EMPLOYER = ("region", "municipality")
PROFESSION = (
    "nurse",
    "family_supporter",
    "midwife",
    "dental_nurse",
    "dental_hygienist",
    "librarian",
)
THE_REST = ("interpreter", "coordinator", "manager")
BEFORE = (*PROFESSION, *THE_REST)
SINCE = (*PROFESSION, "doctor", "psychologist", "speech_therapist", *THE_REST)
# a table made anew in SQLite keeps this only if it is told
NEVER_TWICE = {"sqlite_autoincrement": True}


def upgrade() -> None:
    with op.batch_alter_table("visits", table_kwargs=NEVER_TWICE) as visits:
        visits.add_column(
            sa.Column("makers", sa.String(32), nullable=False, server_default="both")
        )
        makers = "makers IN ('both', 'nurse', 'family_supporter', 'neither')"
        visits.create_check_constraint("makers_known", makers)
    _professions(BEFORE, SINCE)
    uses = op.create_table(
        "programme_uses",
        sa.Column("slug", sa.Text, primary_key=True),
        sa.Column("confirmed", sa.Text),
        sa.Column("confirmed_by", sa.Integer, sa.ForeignKey("people.id")),
        sa.Column("confirmed_at", sa.DateTime(timezone=True)),
        sa.Column("active_at", sa.DateTime(timezone=True)),
        sa.Column("plan", sa.Text),
        sa.CheckConstraint(
            "(confirmed IS NULL) = (confirmed_at IS NULL)"
            " AND (confirmed IS NULL) = (confirmed_by IS NULL)",
            name="confirmed_whole",
        ),
    )
    op.bulk_insert(uses, [{"slug": FIRST, "active_at": datetime.now(UTC)}])


def downgrade() -> None:
    # an older program knows nobody like them who comes along from the region
    new = ", ".join(f"'{one}'" for one in SINCE if one not in BEFORE)
    op.execute(f"UPDATE staff SET profession = 'midwife' WHERE profession IN ({new})")
    op.drop_table("programme_uses")
    _professions(SINCE, BEFORE)
    with op.batch_alter_table("visits", table_kwargs=NEVER_TWICE) as visits:
        visits.drop_constraint("makers_known", type_="check")
        visits.drop_column("makers")


def _professions(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """SQLite makes the table anew, and forgets whatever check is not named here."""
    with op.batch_alter_table("staff") as table:
        table.alter_column(
            "profession",
            existing_type=_known("profession", before),
            type_=_known("profession", after),
            existing_nullable=False,
        )
        employer = _known("employer", EMPLOYER)
        table.alter_column(
            "employer", existing_type=employer, type_=employer, existing_nullable=False
        )


def _known(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(
        *values, name=f"{name}_known", native_enum=False, create_constraint=True, length=32
    )
