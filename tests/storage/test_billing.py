"""Which visits of a month are found, on both kinds of database."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage.database import Database
from tests.storage.conftest import MONDAY
from tests.visits.paid_visits import SEEN
from visits.money import HeldVisit
from visits.people import Family, Staff
from visits.programme import Place, Window
from visits.snapshot import Snapshot
from visits.visit import Status, Visit, slot_of
from visits.working_hours import day_begins

OCTOBER, NOVEMBER, DECEMBER = (day_begins(date(2026, month, 1)) for month in (10, 11, 12))
MOMENTS = {
    datetime(2026, 9, 30, 21, 59, tzinfo=UTC): "before",
    datetime(2026, 9, 30, 22, 0, tzinfo=UTC): "october",
    datetime(2026, 10, 31, 22, 59, tzinfo=UTC): "october",
    datetime(2026, 10, 31, 23, 0, tzinfo=UTC): "november",
    datetime(2026, 11, 30, 22, 59, tzinfo=UTC): "november",
    datetime(2026, 11, 30, 23, 0, tzinfo=UTC): "after",
}


def held_at(
    database: Database, family: Family, starts_at: datetime, status: Status = Status.HELD
) -> Visit:
    with database.unit_of_work() as work:
        number = len(work.visits.of_family(family.id)) + 1
        window = Window(starts_at.date(), starts_at.date())
        visit = Visit(0, family.id, number, "", Place.HOME, window, status=status, edition=1)
        return work.visits.add(replace(visit, slot=slot_of(starts_at, 60)))


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_month_begins_and_ends_at_midnight_on_swedish_clocks(
    database: Database, family: Family, moment: datetime
) -> None:
    held_at(database, family, moment)

    with database.unit_of_work() as work:
        october = work.billing.held(OCTOBER, NOVEMBER)
        november = work.billing.held(NOVEMBER, DECEMBER)

    assert (len(october), len(november)) == (
        int(MOMENTS[moment] == "october"),
        int(MOMENTS[moment] == "november"),
    )


def test_the_newest_snapshot_counts(database: Database, family: Family, anna: Staff) -> None:
    visit = held_at(database, family, NOVEMBER)
    first, later = SEEN["nurse_alone"], SEEN["together"]
    assert first is not None and later is not None

    with database.unit_of_work() as work:
        work.snapshots.add(Snapshot(visit.id, first, anna.id, MONDAY))
        work.snapshots.add(Snapshot(visit.id, later, anna.id, MONDAY, revision=2))

    with database.unit_of_work() as work:
        assert list(work.billing.held(NOVEMBER, DECEMBER)) == [
            HeldVisit(family.alias, family.centre, visit.number, NOVEMBER, later)
        ]


def test_a_visit_without_a_snapshot_is_found(database: Database, family: Family) -> None:
    held_at(database, family, NOVEMBER)

    with database.unit_of_work() as work:
        (found,) = work.billing.held(NOVEMBER, DECEMBER)

    assert found.seen is None


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.MISSED, Status.CANCELLED])
def test_only_what_took_place_is_found(database: Database, family: Family, status: Status) -> None:
    held_at(database, family, NOVEMBER, status)

    with database.unit_of_work() as work:
        assert list(work.billing.held(NOVEMBER, DECEMBER)) == []
