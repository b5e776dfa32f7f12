"""What has been counted: of each family by month, and together. Nothing here is the truth of it:
all is counted anew from visits and snapshots when they change.
"""

import sqlalchemy as sa

from storage.tables.base import metadata
from visits.figures.count import Count, Told, Work

DIMENSIONS = ("area", "centre", "programme", "language")


def _numbers(kind: type[Count] | type[Told] | type[Work]) -> list[sa.Column[int]]:
    return [sa.Column(one, sa.Integer, nullable=False, server_default="0") for one in kind]


def _dimensions(*, primary: bool) -> list[sa.Column[str]]:
    """Empty where nobody has said it: a key has no gaps."""
    return [sa.Column(name, sa.Text, nullable=False, primary_key=primary) for name in DIMENSIONS]


family_months = sa.Table(
    "family_months",
    metadata,
    sa.Column("family_id", sa.ForeignKey("families.id"), primary_key=True, autoincrement=False),
    sa.Column("month", sa.Date, primary_key=True),
    *_dimensions(primary=False),
    *_numbers(Count),
    sa.Index("ix_family_months_cell", "month", *DIMENSIONS),
)

month_totals = sa.Table(
    "month_totals",
    metadata,
    sa.Column("month", sa.Date, primary_key=True),
    *_dimensions(primary=True),
    *_numbers(Count),
)

told_totals = sa.Table(
    "told_totals",
    metadata,
    sa.Column("month", sa.Date, primary_key=True),
    *_dimensions(primary=True),
    *_numbers(Told),
)

staff_months = sa.Table(
    "staff_months",
    metadata,
    sa.Column("family_id", sa.ForeignKey("families.id"), primary_key=True, autoincrement=False),
    sa.Column("staff_id", sa.ForeignKey("staff.person_id"), primary_key=True, autoincrement=False),
    sa.Column("month", sa.Date, primary_key=True),
    sa.Column("area", sa.Text, nullable=False),
    *_numbers(Work),
    sa.Index("ix_staff_months_of_staff", "staff_id", "month"),
)
