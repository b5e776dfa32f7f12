"""What has been counted stays right however often, and by however many, it is counted anew."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from storage.database import Database
from storage.work import SqlWork
from tests.figures.compare import EVER, count_all, differences
from tests.figures.random_clinic import RandomClinic
from tests.storage.conftest import MONDAY, PROGRAMMES
from tests.storage.racing import Act, Race, race_on
from visits.actions.count_anew import count_families
from visits.changes import step
from visits.figures.asked import Asked
from visits.figures.count import Count
from visits.figures.counted import Dimension, Numbers
from visits.people import Family, Staff
from visits.scene import standing
from visits.transitions import Event
from visits.visit import Visit

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)
LATER = datetime(2026, 12, 15, 8, 0, tzinfo=UTC)
ROUNDS = 6


def happens(database: Database, visit: Visit, event: Event, by: Staff) -> None:
    with database.unit_of_work() as work:
        step(work, standing(work, visit.id), event, by=by, at=LATER)


def count(database: Database) -> None:
    with database.unit_of_work() as work:
        while count_families(work, most=1):
            pass


def areas(database: Database) -> dict[str, list[date]]:
    """The months in which anything was counted, area by area."""
    with database.unit_of_work() as work:
        found = work.figures.rows(Asked(EVER), Dimension.AREA)
        return {area: sorted(months) for area, months in found.items()}


def in_november(database: Database) -> Mapping[date, Numbers]:
    with database.unit_of_work() as work:
        return work.figures.rows(Asked(EVER)).get("", {})


def test_a_family_counted_twice_is_counted_once(
    database: Database, visit: Visit, anna: Staff
) -> None:
    happens(database, visit, Event.HOLD, anna)
    count(database)
    once = in_november(database)

    with database.unit_of_work() as work:
        work.families.save(work.families.get(visit.family_id))
    count(database)

    assert once[NOVEMBER][Count.HELD] == 1
    assert in_november(database) == once


def test_a_month_in_which_nothing_is_left_to_count_disappears(
    database: Database, visit: Visit, anna: Staff
) -> None:
    happens(database, visit, Event.MISS, anna)
    count(database)
    before = areas(database)

    happens(database, visit, Event.REOPEN, anna)
    count(database)

    assert (before, areas(database)) == ({"": [NOVEMBER]}, {})


def test_a_family_that_moves_takes_all_of_its_months_along(
    database: Database, visit: Visit, family: Family, anna: Staff
) -> None:
    happens(database, visit, Event.HOLD, anna)
    with database.unit_of_work() as work:
        work.families.save(replace(family, area="Backen", born_on=date(2026, 12, 24)))
    count(database)
    before = areas(database)

    with database.unit_of_work() as work:
        work.families.save(replace(work.families.get(family.id), area="Hamnen"))
    count(database)

    assert before == {"Backen": [NOVEMBER, DECEMBER]}
    assert areas(database) == {"Hamnen": [NOVEMBER, DECEMBER]}


def test_those_who_stay_where_somebody_moved_out_are_still_counted(
    database: Database, visit: Visit, anna: Staff
) -> None:
    happens(database, visit, Event.HOLD, anna)
    with database.unit_of_work() as work:
        stays = replace(work.families.get(visit.family_id), id=0, alias="F-0900", parents=())
        neighbour = work.families.add(replace(stays, born_on=MONDAY.date()))
    count(database)

    with database.unit_of_work() as work:
        work.families.save(replace(work.families.get(visit.family_id), area="Hamnen"))
    count(database)

    assert neighbour.area is None
    assert areas(database) == {"": [NOVEMBER], "Hamnen": [NOVEMBER]}


def test_on_either_database_a_clinic_is_counted_as_the_words_say(database: Database) -> None:
    with database.unit_of_work() as work:
        clinic = RandomClinic(work, seed=11)
        clinic.move_in(families=12)
        count_all(work)

        clinic.change(times=12)
        count_all(work)

        assert differences(work, clinic.family_ids, Dimension.AREA) == []


@pytest.fixture
def race(database: Database, url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=3, programmes=PROGRAMMES) as race:
        yield race


def test_two_who_count_while_somebody_changes_families_lose_nothing(
    database: Database, server: object, race: Race
) -> None:
    with database.unit_of_work() as work:
        clinic = RandomClinic(work, seed=3)
        clinic.move_in(families=12)

    for number in range(ROUNDS):
        race.run(counts, counts, changes(clinic, number))

    with database.unit_of_work() as work:
        count_all(work)
        assert differences(work, clinic.family_ids, Dimension.AREA) == []


def counts(work: SqlWork) -> int:
    return count_families(work, most=5)


def changes(clinic: RandomClinic, number: int) -> Act:
    def change(work: SqlWork) -> None:
        again = RandomClinic(work, number)
        again.family_ids = clinic.family_ids
        again.change(times=6)

    return change
