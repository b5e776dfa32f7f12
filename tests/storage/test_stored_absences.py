"""Absences and daily lists come back as they were stored."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from storage.database import Database
from tests.storage.conftest import MONDAY
from visits.absence import Absence
from visits.listed import Answer, Listed, Todo
from visits.people import Family, Staff
from visits.visit import Visit

DAY = timedelta(days=1)
TUESDAY = date(2026, 11, 24)
LINE = Listed(1, 2, Answer.NO_ANSWER, Todo.CALL_FAMILY)


@pytest.fixture
def away(database: Database, anna: Staff, karin: Staff) -> Absence:
    """Anna is away on Monday, and Karin stands in."""
    with database.unit_of_work() as work:
        return work.absences.add(Absence(0, anna.id, MONDAY, MONDAY + DAY, karin.id))


@pytest.mark.parametrize(
    ("starts", "ends", "found"), [(-1, 0, 0), (0, 1, 1), (-2, 3, 1), (1, 2, 0)]
)
def test_an_absence_is_found_in_its_time_alone(
    database: Database,
    anna: Staff,
    samira: Staff,
    away: Absence,
    starts: int,
    ends: int,
    found: int,
) -> None:
    with database.unit_of_work() as work:
        ids = [anna.id, samira.id]
        between = work.absences.between(ids, MONDAY + starts * DAY, MONDAY + ends * DAY)

    assert between == [away] * found


def test_an_absence_that_was_taken_back_is_gone_with_what_belongs_to_it(
    database: Database, anna: Staff, away: Absence, visit: Visit
) -> None:
    with database.unit_of_work() as work:
        work.absences.leave(away.id, visit)
        assert work.absences.is_left(away.id, visit)

        work.absences.remove(away.id)

        assert not work.absences.is_left(away.id, visit)
        assert work.absences.between([anna.id], MONDAY, MONDAY + DAY) == []


def test_nobody_stands_in_for_themself(database: Database, anna: Staff) -> None:
    with pytest.raises(sa.exc.IntegrityError), database.unit_of_work() as work:
        work.absences.add(Absence(0, anna.id, MONDAY, MONDAY + DAY, anna.id))


def test_the_substitute_has_the_visits_and_is_busy_in_them(
    database: Database, karin: Staff, away: Absence, family: Family, visit: Visit
) -> None:
    assert visit.slot is not None
    begins = visit.starts_at
    with database.unit_of_work() as work:
        work.absences.save(Absence(away.id, away.staff_id, begins, begins + DAY, karin.id))

        assert work.visits.of_staff(karin.id, begins, begins + DAY) == [visit]
        assert work.visits.busy([karin.id], begins, begins + DAY, but=0) == [visit.slot]

        work.absences.save(Absence(away.id, away.staff_id, begins - DAY, begins, karin.id))
        assert work.visits.of_staff(karin.id, begins, begins + DAY) == []
        assert work.visits.busy([karin.id], begins, begins + DAY, but=0) == []


def test_what_was_told_of_a_day_is_remembered(database: Database, anna: Staff) -> None:
    with database.unit_of_work() as work:
        work.day_lists.begin(anna.id, TUESDAY)
        work.day_lists.remember(anna.id, TUESDAY, [LINE])
        work.day_lists.begin(anna.id, TUESDAY)

    with database.unit_of_work() as work:
        assert work.day_lists.told(anna.id, TUESDAY) == [LINE]
        assert work.day_lists.told(anna.id, TUESDAY + DAY) == []


def test_who_has_visits_and_no_list_yet_is_found(
    database: Database, anna: Staff, samira: Staff, visit: Visit
) -> None:
    begins = visit.starts_at
    with database.unit_of_work() as work:
        everybody = work.day_lists.unlisted(TUESDAY, begins, begins + DAY)
        work.day_lists.begin(anna.id, TUESDAY)

        assert sorted(everybody) == sorted([anna.id, samira.id])
        assert work.day_lists.unlisted(TUESDAY, begins, begins + DAY) == [samira.id]
        assert work.day_lists.unlisted(TUESDAY, begins + DAY, begins + 2 * DAY) == []
