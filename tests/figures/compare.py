"""What Hembot has counted beside what goes by the words, and where they differ."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from storage.work import SqlWork
from tests.figures.brute_force import (
    Choice,
    Clinic,
    Number,
    count_everything,
    language_of,
    look_at,
)
from visits.actions.count_anew import count_families, count_month
from visits.figures.asked import Asked
from visits.figures.counted import Dimension, Numbers
from visits.figures.figure import FAMILIES, FIGURES
from visits.figures.months import Period
from visits.figures.shown import Months
from visits.programme import months_after

EVER = Period(date(2025, 9, 1), date(2026, 10, 1))
PERIODS = (
    EVER,
    Period(date(2025, 10, 1), date(2025, 10, 1)),
    Period(date(2025, 10, 1), date(2025, 12, 1)),
    Period(date(2026, 3, 1), date(2026, 4, 1)),
)


def count_all(work: SqlWork) -> None:
    """As the job does, to its end."""
    while count_families(work, most=7):
        pass
    for month in EVER:
        count_month(work, month)


def differences(work: SqlWork, family_ids: Sequence[int], by: Dimension) -> list[str]:
    """One line for each figure that is not what it should be, in all or in one of the rows."""
    clinic = look_at(work, family_ids)
    return [*_of_everybody(work, clinic), *_row_by_row(work, clinic, by)]


def _of_everybody(work: SqlWork, clinic: Clinic) -> Iterator[str]:
    months = work.figures.rows(Asked(EVER)).get("", {})
    for period in PERIODS:
        families = work.figures.families(Asked(period)).get("", 0)
        ours = {**_sums(months, period), FAMILIES: (families, None)}
        yield from _unlike(ours, count_everything(clinic, _choice(period)), f"in {period}")


def _row_by_row(work: SqlWork, clinic: Clinic, by: Dimension) -> Iterator[str]:
    period = PERIODS[2]
    rows = work.figures.rows(Asked(EVER), by)
    families = work.figures.families(Asked(period), by)
    for key in sorted({*rows, *families}):
        ours = {**_sums(rows.get(key, {}), period), FAMILIES: (families.get(key, 0), None)}
        choice = _choice(period, **{by: key})
        yield from _unlike(ours, count_everything(clinic, choice), f"where {by} is {key!r}")


def differences_narrowed(work: SqlWork, family_ids: Sequence[int]) -> list[str]:
    """Each family stands for all of its area, of its centre, of its programme, of its language."""
    clinic, found = look_at(work, family_ids), list[str]()
    for family in clinic.families:
        values = (family.area or "", family.centre or "", family.programme, language_of(family))
        for by, value in zip(Dimension, values, strict=True):
            asked = Asked(EVER, {by: value})
            families = work.figures.families(asked).get("", 0)
            months = work.figures.rows(asked).get("", {})
            ours = {**_sums(months, EVER), FAMILIES: (families, None)}
            theirs = count_everything(clinic, _choice(EVER, **{by: value}))
            found += _unlike(ours, theirs, f"where {by} is {value!r}")
    return found


def _choice(period: Period, **only: str) -> Choice:
    return Choice(period.first, months_after(period.last, 1) - timedelta(days=1), **only)


def _sums(months: Months, period: Period) -> dict[str, Number]:
    within = [row for month, row in months.items() if month in period]
    return {
        name: (
            _sum(within, figure.many),
            None if figure.among is None else _sum(within, figure.among),
        )
        for name, figure in FIGURES.items()
    }


def _sum(rows: Sequence[Numbers], name: str) -> int:
    return sum(row.get(name, 0) for row in rows)


def _unlike(ours: dict[str, Number], theirs: dict[str, Number], where: str) -> Iterator[str]:
    assert set(ours) == set(theirs)
    for name in theirs:
        if ours[name] != theirs[name]:
            yield f"{name} {where}: counted {ours[name]}, but by its words {theirs[name]}"
