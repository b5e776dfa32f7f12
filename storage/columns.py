"""The kinds of columns that our tables are made of."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa


class Instant(sa.types.TypeDecorator[datetime]):
    """A moment in UTC. A naive datetime is refused: nobody could say when that is."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no zone; PostgreSQL answers in the session's
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def choice(
    name: str, kind: type[StrEnum], *, nullable: bool = False, default: StrEnum | None = None
) -> sa.Column[StrEnum]:
    """A column that takes the values of an enum and no other."""
    values = sa.Enum(
        kind,
        name=f"{name}_known",
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )
    return sa.Column(name, values, nullable=nullable, server_default=default)


def among(values: Iterable[str]) -> str:
    """The values as SQL's list, in a lasting order.

    >>> among({"b", "a"})
    "('a', 'b')"
    """
    return "(" + ", ".join(f"'{value}'" for value in sorted(values)) + ")"
