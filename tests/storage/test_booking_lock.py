"""No double booking, ever: who comes second sees what the first has booked."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier

import pytest

from content.read_programmes import read_programmes
from storage.database import Database
from visits.people import Family
from visits.slots import is_free
from visits.visit import Change, Slot, Status, Visit, slot_of
from visits.work import Work

RACERS = 4


class Taken(Exception):
    """Somebody was faster."""


def book(work: Work, visit_id: int, slot: Slot, now: datetime) -> None:
    visit = work.visits.get(visit_id)
    assert visit is not None
    staff_ids = work.families.get(visit.family_id).pair.ids
    work.people.lock(staff_ids)
    if not is_free(slot, work.visits.busy(staff_ids, slot.starts_at, slot.ends_at, but=visit_id)):
        raise Taken
    booked = replace(visit, status=Status.PLANNED, slot=slot, edition=visit.edition + 1)
    change = Change(visit_id, booked.edition, "book", visit.status, booked.status, None, now)
    work.visits.save(booked, change)


@pytest.fixture
def doors(url: str, key: bytes) -> Iterator[list[Database]]:
    """The same database, opened by several who know nothing of each other."""
    opened = [Database.open(url, key=key, programmes=read_programmes()) for _ in range(RACERS)]
    yield opened
    for database in opened:
        database.close()


def test_of_those_who_book_the_same_time_at_once_exactly_one_wins(
    doors: list[Database], visits: list[Visit], now: datetime
) -> None:
    slot = slot_of(now + timedelta(days=2), 60)
    start = Barrier(RACERS)

    def race(database: Database, visit: Visit) -> str:
        start.wait()
        try:
            with database.unit_of_work() as work:
                book(work, visit.id, slot, now)
        except Taken:
            return "taken"
        return "booked"

    with ThreadPoolExecutor(RACERS) as threads:
        results = sorted(threads.map(race, doors, visits))

    assert results == ["booked"] + ["taken"] * (RACERS - 1)
    with doors[0].unit_of_work() as work:
        standing = work.visits.unplanned(now, now + timedelta(days=9))
    assert [visit.slot for visit in standing] == [slot]


@pytest.fixture
def visits(
    database: Database,
    new_family: Callable[[], Family],
    new_visit: Callable[[Family], Visit],
    now: datetime,
) -> list[Visit]:
    """A visit without a time in each of some families that share the same pair."""
    planned = [new_visit(new_family()) for _ in range(RACERS)]
    with database.unit_of_work() as work:
        for visit in planned:
            change = Change(visit.id, 2, "reopen", visit.status, Status.DUE, None, now)
            work.visits.save(replace(visit, status=Status.DUE, slot=None), change)
    return planned
