"""Busy intervals: what is kept of staff's own calendars, and what is found again."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from storage.work import SqlWork
from visits.busy import BusyInterval, Taken, seconds
from visits.people import Staff

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def interval(person: Staff, source: str, starts_at: datetime, length: timedelta) -> BusyInterval:
    return BusyInterval(person.id, source, starts_at, starts_at + length)


def test_what_was_stored_is_found_in_order(
    database: Database, anna: Staff, samira: Staff, now: datetime
) -> None:
    later = BusyInterval(anna.id, "b.ics", now + DAY, now + DAY + HOUR, "Angered")
    sooner = interval(anna, "a.ics", now, HOUR)
    hers = interval(samira, "a.ics", now, 2 * HOUR)

    with database.unit_of_work() as work:
        work.busy.replace(anna.id, "b.ics", [later])
        work.busy.replace(anna.id, "a.ics", [sooner])
        work.busy.replace(samira.id, "a.ics", [hers])

    with database.unit_of_work() as work:
        found = work.busy.between([anna.id, samira.id], now, now + 2 * DAY)
        assert found == [sooner, later, hers]
        assert all(one.starts_at.tzinfo is UTC for one in found)
        assert work.busy.between([], now, now + 2 * DAY) == []


def test_an_object_takes_what_it_takes_now_and_no_more_what_it_took(
    database: Database, anna: Staff, samira: Staff, now: datetime
) -> None:
    weekly = [interval(anna, "a.ics", now + n * 7 * DAY, HOUR) for n in range(3)]
    others = [interval(anna, "b.ics", now, HOUR), interval(samira, "a.ics", now, HOUR)]
    moved = interval(anna, "a.ics", now + DAY, HOUR)
    with database.unit_of_work() as work:
        work.busy.replace(anna.id, "a.ics", weekly)
        for other in others:
            work.busy.replace(other.person_id, other.source, [other])

    with database.unit_of_work() as work:
        work.busy.replace(anna.id, "a.ics", [moved])

        assert work.busy.between([anna.id], now, now + 30 * DAY) == [others[0], moved]
        assert work.busy.between([samira.id], now, now + 30 * DAY) == [others[1]]


def test_a_deleted_object_takes_nothing(
    database: Database, anna: Staff, samira: Staff, now: datetime
) -> None:
    kept = [interval(anna, "b.ics", now, HOUR), interval(samira, "a.ics", now, HOUR)]
    with database.unit_of_work() as work:
        for one in [interval(anna, "a.ics", now, HOUR), *kept]:
            work.busy.replace(one.person_id, one.source, [one])

    with database.unit_of_work() as work:
        work.busy.clear(anna.id, "a.ics")

        assert work.busy.between([anna.id, samira.id], now, now + DAY) == kept


def test_objects_that_are_not_in_the_calendar_any_more_are_forgotten(
    database: Database, anna: Staff, samira: Staff, now: datetime
) -> None:
    with database.unit_of_work() as work:
        for source in ("a.ics", "b.ics", "c.ics"):
            work.busy.replace(anna.id, source, [interval(anna, source, now, HOUR)])
        work.busy.replace(samira.id, "a.ics", [interval(samira, "a.ics", now, HOUR)])

        work.busy.keep_only(anna.id, ["b.ics", "new.ics"])

        found = work.busy.between([anna.id, samira.id], now, now + DAY)
        assert [(one.person_id, one.source) for one in found] == [
            (anna.id, "b.ics"),
            (samira.id, "a.ics"),
        ]


def test_what_takes_no_time_is_not_kept(database: Database, anna: Staff, now: datetime) -> None:
    with database.unit_of_work() as work:
        work.busy.replace(anna.id, "a.ics", [interval(anna, "a.ics", now, timedelta())])
        work.busy.replace(anna.id, "b.ics", [interval(anna, "b.ics", now, -HOUR)])

        assert work.busy.between([anna.id], now - DAY, now + DAY) == []


def test_a_refused_unit_of_work_leaves_the_calendar_as_it_was(
    database: Database, anna: Staff, now: datetime
) -> None:
    before = interval(anna, "a.ics", now, HOUR)
    with database.unit_of_work() as work:
        work.busy.replace(anna.id, "a.ics", [before])

    with pytest.raises(KeyboardInterrupt), database.unit_of_work() as work:
        work.busy.clear(anna.id, "a.ics")
        raise KeyboardInterrupt

    with database.unit_of_work() as work:
        assert work.busy.between([anna.id], now, now + DAY) == [before]


def test_a_year_of_leave_is_found_on_each_of_its_days(
    database: Database, anna: Staff, now: datetime
) -> None:
    leave = interval(anna, "leave.ics", now - 200 * DAY, 365 * DAY)

    with database.unit_of_work() as work:
        work.busy.replace(anna.id, "leave.ics", [leave])
        work.busy.replace(anna.id, "a.ics", [interval(anna, "a.ics", now, HOUR)])

        for days in (-200, 0, 164):
            day = now + days * DAY
            assert leave in work.busy.between([anna.id], day, day + HOUR)
        assert work.busy.between([anna.id], now + 165 * DAY, now + 166 * DAY) == []


hours = st.integers(0, 60)
spans = st.tuples(hours, st.integers(1, 40))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.booleans(), *[hours, st.integers(1, 40)]), max_size=8), spans)
def test_exactly_those_are_found_that_overlap(
    database: Database,
    anna: Staff,
    samira: Staff,
    stored: list[tuple[bool, int, int]],
    span: tuple[int, int],
) -> None:
    """Half-open: what ends when another begins does not overlap it."""
    begins = datetime(2026, 11, 23, tzinfo=UTC)
    since, until = (begins + hour * HOUR for hour in (span[0], sum(span)))
    all_of = [
        interval(anna if is_hers else samira, f"{n}.ics", begins + hour * HOUR, length * HOUR)
        for n, (is_hers, hour, length) in enumerate(stored)
    ]
    expected = [
        one
        for one in all_of
        if one.person_id == anna.id and one.starts_at < until and one.ends_at > since
    ]

    def look(work: SqlWork) -> None:
        for one in all_of:
            work.busy.replace(one.person_id, one.source, [one])
        by_name = partial(sorted, key=lambda one: one.source)
        assert by_name(work.busy.between([anna.id], since, until)) == by_name(expected)
        assert sorted(work.busy.taken(anna.id, since, until)) == sorted(
            Taken(seconds(one.starts_at), seconds(one.ends_at), None) for one in expected
        )

    with pytest.raises(TakenBack), database.unit_of_work() as work:
        look(work)
        raise TakenBack


class TakenBack(Exception):
    """So that the next example begins with nothing."""
