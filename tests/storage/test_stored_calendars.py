"""Where a calendar is comes back as it was, and one at a time polls it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.work import SqlWork
from tests.storage.racing import Race, race_on
from visits.copy import StaffCalendar
from visits.people import Staff

MINUTE = timedelta(minutes=1)
NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ROUNDS = 5


@pytest.fixture
def hers(anna: Staff) -> StaffCalendar:
    """Anna's calendar, never polled."""
    return StaffCalendar(anna.id, "https://region.example/anna/", "anna", "a secret")


@pytest.fixture
def race(url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=2, programmes={}) as race:
        yield race


def of(staff: Staff, hers: StaffCalendar, **other: Any) -> StaffCalendar:
    return replace(hers, staff_id=staff.id, **other)


def put(database: Database, *calendars: StaffCalendar) -> None:
    with database.unit_of_work() as work:
        for calendar in calendars:
            work.calendars.put(calendar)


def claim(database: Database, now: datetime, *, most: int = 10) -> list[int]:
    with database.unit_of_work() as work:
        due = work.calendars.claim_due(now, lease_until=now + MINUTE, most=most)
        return [calendar.staff_id for calendar in due]


def test_a_calendar_comes_back_as_it_was(
    database: Database, hers: StaffCalendar, samira: Staff
) -> None:
    other = replace(
        hers,
        staff_id=samira.id,
        user=None,
        token="http://radicale.org/ns/sync/1",
        polled_at=NINE,
        next_poll_at=NINE + MINUTE,
        trouble="401",
        trouble_since=NINE - MINUTE,
        is_told=True,
        is_held=True,
    )

    put(database, other, hers)

    with database.unit_of_work() as work:
        assert work.calendars.get(samira.id) == other
        assert work.calendars.all() == [hers, other]


def test_a_calendar_that_was_put_again_is_written_over(
    database: Database, hers: StaffCalendar
) -> None:
    moved = replace(hers, url="https://other.example/", user=None, token="2")
    put(database, hers)

    put(database, moved)

    with database.unit_of_work() as work:
        assert work.calendars.all() == [moved]


def test_a_calendar_that_was_removed_is_gone(
    database: Database, hers: StaffCalendar, samira: Staff
) -> None:
    put(database, hers, of(samira, hers))

    with database.unit_of_work() as work:
        work.calendars.remove(hers.staff_id)

    with database.unit_of_work() as work:
        assert work.calendars.get(hers.staff_id) is None
        assert [calendar.staff_id for calendar in work.calendars.all()] == [samira.id]


def test_where_a_calendar_is_and_who_may_read_it_is_sealed(
    database: Database, hers: StaffCalendar, by_hand: Callable[[str], Sequence[sa.Row[Any]]]
) -> None:
    put(database, replace(hers, trouble="https://region.example/anna/ says 401"))

    row = str(by_hand("SELECT * FROM staff_calendars")[0])

    assert not [word for word in ("anna", "secret", "region") if word in row]


def test_what_was_never_polled_is_claimed_first_and_what_is_not_due_is_left(
    database: Database, hers: StaffCalendar, samira: Staff, karin: Staff, anna: Staff
) -> None:
    put(
        database,
        replace(hers, next_poll_at=NINE),
        of(samira, hers, next_poll_at=NINE + MINUTE),
        of(karin, hers),
    )

    assert claim(database, NINE) == [karin.id, anna.id]


def test_the_one_that_waits_longest_is_claimed_first(
    database: Database, hers: StaffCalendar, samira: Staff, anna: Staff
) -> None:
    put(database, replace(hers, next_poll_at=NINE), of(samira, hers, next_poll_at=NINE - MINUTE))

    assert claim(database, NINE, most=1) == [samira.id]
    assert claim(database, NINE, most=1) == [anna.id]


def test_a_claimed_calendar_is_free_when_the_lease_is_over(
    database: Database, reopened: Database, hers: StaffCalendar, anna: Staff
) -> None:
    put(database, hers)

    assert claim(database, NINE) == [anna.id]
    assert claim(reopened, NINE) == []
    assert claim(reopened, NINE + MINUTE) == []
    assert claim(reopened, NINE + MINUTE + timedelta(microseconds=1)) == [anna.id]


def test_putting_a_calendar_ends_its_lease(
    database: Database, hers: StaffCalendar, anna: Staff
) -> None:
    put(database, hers)
    assert claim(database, NINE) == [anna.id]

    put(database, replace(hers, next_poll_at=NINE))

    assert claim(database, NINE) == [anna.id]


def test_of_two_who_claim_at_once_only_one_gets_a_calendar(
    database: Database, race: Race, hers: StaffCalendar, samira: Staff, anna: Staff
) -> None:
    def claim_all(work: SqlWork) -> list[int]:
        due = work.calendars.claim_due(NINE, lease_until=NINE + MINUTE, most=9)
        return [calendar.staff_id for calendar in due]

    for _ in range(ROUNDS):
        put(database, hers, of(samira, hers))

        first, second = race.run(claim_all, claim_all)

        assert isinstance(first, list)
        assert isinstance(second, list)
        assert sorted(first + second) == [anna.id, samira.id]


def test_whoever_polls_does_not_wait_for_what_another_one_holds(
    database: Database, reopened: Database, server: object, hers: StaffCalendar, samira: Staff
) -> None:
    put(database, replace(hers, next_poll_at=NINE), of(samira, hers, next_poll_at=NINE))

    with database.unit_of_work() as work:
        work.calendars.claim_due(NINE, lease_until=NINE + MINUTE, most=1)

        assert claim(reopened, NINE) == [samira.id]


def test_putting_a_calendar_again_and_again_is_left_to_the_driver(
    database: Database, hers: StaffCalendar, built: list[object]
) -> None:
    put(database, hers, replace(hers, token="2"))

    assert built == []
