"""Visits at a family centre."""

from alembic import op

revision = "0026"
down_revision = "0025"

BEFORE = ("home", "centre", "midwife")
SINCE = ("home", "centre", "family_centre", "midwife")
# a table made anew in SQLite keeps this only if it is told
NEVER_TWICE = {"sqlite_autoincrement": True}


def upgrade() -> None:
    _know(SINCE)


def downgrade() -> None:
    op.execute("UPDATE visits SET place = 'centre' WHERE place = 'family_centre'")
    _know(BEFORE)


def _know(places: tuple[str, ...]) -> None:
    among = ", ".join(f"'{place}'" for place in places)
    with op.batch_alter_table("visits", table_kwargs=NEVER_TWICE) as visits:
        visits.drop_constraint("place_known", type_="check")
        visits.create_check_constraint("place_known", f"place IN ({among})")
