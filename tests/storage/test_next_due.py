"""Which visit without a time comes next in a family: the plan's own waits for nothing added."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from storage.database import Database
from visits.people import Family
from visits.programme import Place, Window
from visits.visit import Slot, Status, Visit

WEEK = timedelta(weeks=1)
PLAN, ADDED = 3, 6
"""What staff add has a higher number than all of the plan."""
OPENED = Window(date(2026, 11, 2), date(2027, 10, 31))
SOON = Window(date(2026, 12, 1), date(2026, 12, 31))
LATER = Window(date(2027, 1, 1), date(2027, 1, 31))


def due(family: Family, number: int, window: Window) -> Visit:
    return Visit(0, family.id, number, "", Place.CENTRE, window)


def booked(visit: Visit, at: datetime) -> Visit:
    slot = Slot(at, at + timedelta(hours=1))
    return replace(visit, status=Status.CONFIRMED, edition=1, slot=slot)


def next_due(database: Database, now: datetime, *visits: Visit) -> list[int]:
    with database.unit_of_work() as work:
        for visit in visits:
            work.visits.add(visit)
        return sorted(one.number for one in work.visits.next_due(now, date(2027, 2, 1)))


def test_an_added_visit_holds_back_nothing_of_the_plan(
    database: Database, family: Family, now: datetime
) -> None:
    added, own = due(family, ADDED, OPENED), due(family, PLAN, SOON)

    assert next_due(database, now, added, own) == [PLAN, ADDED]


def test_nor_does_one_that_has_a_time(database: Database, family: Family, now: datetime) -> None:
    added = booked(due(family, ADDED, OPENED), now + WEEK)

    assert next_due(database, now, added, due(family, PLAN, SOON)) == [PLAN]


@pytest.mark.parametrize("number", [PLAN + 1, ADDED])
def test_the_plans_earlier_visit_comes_first(
    database: Database, family: Family, now: datetime, number: int
) -> None:
    own, other = due(family, PLAN, SOON), due(family, number, LATER)

    assert next_due(database, now, own, other) == [PLAN]


def test_nobody_is_asked_about_the_next_one_before_an_earlier_one_is_over(
    database: Database, family: Family, now: datetime
) -> None:
    own = booked(due(family, PLAN, SOON), now + WEEK)

    assert next_due(database, now, own, due(family, PLAN + 1, LATER)) == []


def test_what_has_been_made_holds_back_nothing(
    database: Database, family: Family, now: datetime
) -> None:
    own = booked(due(family, PLAN, SOON), now - WEEK)

    assert next_due(database, now, own, due(family, PLAN + 1, LATER)) == [PLAN + 1]
