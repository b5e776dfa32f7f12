"""The yearly reports of centres; their texts are sealed, and only the newest are kept."""

from collections.abc import Sequence

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.tables import families, yearly_reports
from visits.yearly_report import Texts, YearlyReport

_OF_YEAR = sa.select(yearly_reports).where(yearly_reports.c.year == given("year"))
_ONE = _OF_YEAR.where(yearly_reports.c.centre == given("centre"))
_CENTRES = sa.select(families.c.centre).where(families.c.centre.is_not(None)).distinct()
_CHANGE = sa.update(yearly_reports).where(
    yearly_reports.c.centre == given("of_centre"),
    yearly_reports.c.year == given("of_year"),
    yearly_reports.c.revision == given("before"),
)


class YearlyReports:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def of_year(self, year: int) -> Sequence[YearlyReport]:
        return [_from_row(row) for row in rows.many(self._connection, _OF_YEAR, year=year)]

    def get(self, centre: str, year: int) -> YearlyReport | None:
        row = rows.one(self._connection, _ONE, centre=centre, year=year)
        return _from_row(row) if row else None

    def save(self, report: YearlyReport) -> bool:
        row = _to_row(report)
        if report.revision == 1:
            return rows.add_if_new(self._connection, yearly_reports, row, "centre", "year")
        of = {"of_centre": report.centre, "of_year": report.year, "before": report.revision - 1}
        return rows.write(self._connection, _CHANGE, {**row, **of}) == 1

    def centres(self) -> Sequence[str]:
        return [row["centre"] for row in rows.many(self._connection, _CENTRES)]


def _to_row(report: YearlyReport) -> rows.Row:
    return {
        "centre": report.centre,
        "year": report.year,
        "form": report.texts.form,
        "extent": report.texts.extent,
        "plans": report.texts.plans,
        "by_id": report.by,
        "at": report.at,
        "revision": report.revision,
        "is_done": report.is_done,
    }


def _from_row(row: Found) -> YearlyReport:
    return YearlyReport(
        centre=row["centre"],
        year=row["year"],
        texts=Texts(row["form"], row["extent"], row["plans"]),
        by=row["by_id"],
        at=row["at"],
        revision=row["revision"],
        is_done=bool(row["is_done"]),
    )
