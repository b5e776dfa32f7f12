"""Reads what has been counted: month by month, and row by row of a dimension."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from storage.tables import family_months, month_totals, staff_months, told_totals
from visits.figures.asked import Asked
from visits.figures.count import Count, Told, Work
from visits.figures.counted import Dimension, Numbers
from visits.figures.months import Period
from visits.figures.shown import Months, Rows

EVERYTHING = ""
"""The one row of a table that is told apart by nothing."""


class Figures:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def rows(self, asked: Asked, by: Dimension | None = None) -> Rows:
        """All months that there are, whatever the period: what may be shown depends on them."""
        found: dict[str, dict[date, dict[str, int]]] = {}
        for table, names in ((month_totals, Count), (told_totals, Told)):
            for key, month, numbers in self._sums(table, names, asked, by):
                found.setdefault(key, {}).setdefault(month, {}).update(numbers)
        return found

    def places(self, asked: Asked) -> Mapping[tuple[str, str], Months]:
        """The same of each area and centre."""
        found: dict[tuple[str, str], dict[date, dict[str, int]]] = {}
        for table, names in ((month_totals, Count), (told_totals, Told)):
            keys = [table.c[Dimension.AREA], table.c[Dimension.CENTRE]]
            for (area, centre), month, numbers in self._sums_by(table, names, asked, keys):
                found.setdefault((area, centre), {}).setdefault(month, {}).update(numbers)
        return found

    def families(self, asked: Asked, by: Dimension | None = None) -> Mapping[str, int]:
        """How many different families were visited in the period."""
        keys = _keys(family_months, by)
        many = sa.func.count(sa.distinct(family_months.c.family_id))
        query = sa.select(*(keys or _NO_KEY), many).where(*_visited(asked)).group_by(*keys)
        return {str(row[0]): row[1] for row in self._connection.execute(query)}

    def families_by_place(self, asked: Asked) -> Mapping[tuple[str, str], int]:
        """How many of each area and centre."""
        place = [family_months.c[Dimension.AREA], family_months.c[Dimension.CENTRE]]
        many = sa.func.count(sa.distinct(family_months.c.family_id))
        query = sa.select(*place, many).where(*_visited(asked)).group_by(*place)
        return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}

    def families_by_month(self, asked: Asked) -> Mapping[date, int]:
        """How many of them in each month of the period."""
        query = sa.select(family_months.c.month, sa.func.count()).where(*_visited(asked))
        found = self._connection.execute(query.group_by(family_months.c.month))
        return {row[0]: row[1] for row in found}

    def loads(self, period: Period, area: str | None = None) -> Mapping[int, Numbers]:
        """The work of each member of the staff (ids) in the period."""
        sums = [sa.func.sum(staff_months.c[name]) for name in Work]
        query = sa.select(staff_months.c.staff_id, *sums).where(
            staff_months.c.month.between(period.first, period.last)
        )
        if area is not None:
            query = query.where(staff_months.c.area == area)
        found = self._connection.execute(query.group_by(staff_months.c.staff_id))
        return {row[0]: _numbers(Work, row[1:]) for row in found}

    def _sums(
        self,
        table: sa.Table,
        names: type[Count] | type[Told],
        asked: Asked,
        by: Dimension | None,
    ) -> Iterable[tuple[str, date, dict[str, int]]]:
        found = self._sums_by(table, names, asked, _keys(table, by))
        return (("".join(key), month, numbers) for key, month, numbers in found)

    def _sums_by(
        self,
        table: sa.Table,
        names: type[Count] | type[Told],
        asked: Asked,
        keys: Sequence[sa.Column[Any]],
    ) -> Iterator[tuple[tuple[str, ...], date, dict[str, int]]]:
        sums = [sa.func.sum(table.c[name]) for name in names]
        query = sa.select(*keys, table.c.month, *sums).where(*_only(table, asked))
        for row in self._connection.execute(query.group_by(*keys, table.c.month)):
            many = len(keys)
            yield tuple(row[:many]), row[many], _numbers(names, row[many + 1 :])


_NO_KEY = [sa.literal(EVERYTHING)]


def _keys(table: sa.Table, by: Dimension | None) -> list[sa.Column[Any]]:
    return [] if by is None else [table.c[by]]


def _visited(asked: Asked) -> list[sa.ColumnElement[bool]]:
    """The months of families that were visited in them."""
    months = family_months.c.month.between(asked.period.first, asked.period.last)
    return [family_months.c[Count.HELD] > 0, months, *_only(family_months, asked)]


def _only(table: sa.Table, asked: Asked) -> list[sa.ColumnElement[bool]]:
    return [table.c[name] == value for name, value in asked.only.items()]


def _numbers(names: Iterable[str], values: Iterable[Any]) -> dict[str, int]:
    return {str(name): int(value or 0) for name, value in zip(names, values, strict=True)}
