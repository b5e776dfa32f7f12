"""How each job is doing comes back as it was noted, for each process by itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.work import SqlWork
from tests.storage.racing import Race, race_on
from visits.job_run import JobRun

NINE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
BEGUN = JobRun("deliver", "one", MINUTE, NINE, NINE)
WHOLE = replace(
    BEGUN,
    started_at=NINE + 2 * SECOND,
    ended_at=NINE + SECOND,
    failed_at=NINE - SECOND,
    failure="the disk was full (DiskFull)",
    failures=2,
)


@pytest.fixture
def race(url: str, key: bytes) -> Iterator[Race]:
    with race_on(url, key, most=2, programmes={}) as race:
        yield race


def put(database: Database, *runs: JobRun) -> None:
    with database.unit_of_work() as work:
        work.job_runs.put(runs)


def stored(database: Database) -> Sequence[JobRun]:
    with database.unit_of_work() as work:
        return work.job_runs.all()


@pytest.mark.parametrize("run", [BEGUN, WHOLE], ids=["begun", "whole"])
def test_a_run_comes_back_as_it_was(database: Database, run: JobRun) -> None:
    put(database, run)

    assert stored(database) == [run]


def test_a_run_that_is_noted_again_is_written_over(database: Database) -> None:
    put(database, WHOLE)

    put(database, BEGUN)

    assert stored(database) == [BEGUN]


def test_each_process_has_a_row_of_its_own_for_each_job(database: Database) -> None:
    others = [replace(BEGUN, process="another"), replace(BEGUN, job="calendars")]

    put(database, BEGUN, *others)

    assert stored(database) == [others[1], others[0], BEGUN]


def test_what_is_forgotten_are_these_jobs_before_that_moment(database: Database) -> None:
    dead = replace(BEGUN, process="dead", noted_at=NINE - SECOND)
    retired = replace(dead, job="retired")
    put(database, dead, retired, BEGUN)

    with database.unit_of_work() as work:
        work.job_runs.forget(["deliver", "plan"], NINE)

    assert stored(database) == [BEGUN, retired]


def test_two_processes_that_begin_at_once_are_both_noted(database: Database, race: Race) -> None:
    def begins(process: str) -> Callable[[SqlWork], None]:
        def begin(work: SqlWork) -> None:
            work.job_runs.forget(["deliver"], NINE)
            work.job_runs.put([replace(BEGUN, process=process)])

        return begin

    put(database, *(replace(BEGUN, process=str(n), noted_at=NINE - SECOND) for n in range(9)))

    race.run(begins("one"), begins("two"))

    assert [run.process for run in stored(database)] == ["one", "two"]


def test_whoever_looks_into_the_database_can_read_the_failure(
    database: Database, by_hand: Callable[[str], Sequence[sa.Row[Any]]]
) -> None:
    put(database, WHOLE)

    assert by_hand("SELECT failure FROM job_runs")[0].failure == "the disk was full (DiskFull)"


def test_a_failure_without_its_moment_is_refused(database: Database) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        put(database, replace(WHOLE, failed_at=None))
