"""Who comes to a visit besides the family's pair, interpreters among them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

EMPLOYER = ("region", "municipality")
PROFESSION = (
    "nurse",
    "family_supporter",
    "midwife",
    "dental_nurse",
    "dental_hygienist",
    "librarian",
)
AT_A_DESK = ("coordinator", "manager")
BEFORE = (*PROFESSION, *AT_A_DESK)
SINCE = (*PROFESSION, "interpreter", *AT_A_DESK)


def upgrade() -> None:
    op.create_table(
        "visit_guests",
        sa.Column("visit_id", sa.Integer, sa.ForeignKey("visits.id"), primary_key=True),
        sa.Column("staff_id", sa.Integer, sa.ForeignKey("staff.person_id"), primary_key=True),
    )
    op.create_index("ix_visit_guests_staff_id", "visit_guests", ["staff_id"])
    _professions(BEFORE, SINCE)


def downgrade() -> None:
    _professions(SINCE, BEFORE)
    op.drop_table("visit_guests")


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
