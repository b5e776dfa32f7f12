"""When a job is late, and whose word counts where several processes do it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.visits.plain import NOW
from visits.job_run import FAILURES, SILENCE, JobRun, Trouble, that_count

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
LONG_AGO = NOW - 10 * MINUTE
A_JOB = JobRun("deliver", "one", MINUTE, began_at=LONG_AGO, noted_at=NOW)
WELL = replace(A_JOB, started_at=NOW - 2 * SECOND, ended_at=NOW - SECOND)
DEAD = replace(WELL, started_at=LONG_AGO, ended_at=LONG_AGO + SECOND, noted_at=LONG_AGO)
STUMBLED = replace(WELL, failed_at=NOW, failure="the disk was full (DiskFull)", failures=1)


@pytest.mark.parametrize(
    ("run", "trouble"),
    [
        (WELL, None),
        (replace(A_JOB, began_at=NOW - MINUTE), None),
        (replace(A_JOB, began_at=NOW - MINUTE - SECOND), Trouble.WAITS),
        (replace(A_JOB, began_at=NOW - MINUTE, started_at=NOW - MINUTE), None),
        (replace(A_JOB, started_at=NOW - 2 * MINUTE), Trouble.HANGS),
        (replace(WELL, ended_at=NOW - MINUTE), None),
        (replace(WELL, started_at=NOW - 2 * MINUTE, ended_at=NOW - MINUTE - SECOND), Trouble.WAITS),
        (replace(WELL, started_at=NOW - MINUTE, ended_at=NOW - 2 * MINUTE), Trouble.HANGS),
        (replace(WELL, within=5 * MINUTE, ended_at=NOW - 5 * MINUTE), None),
        (replace(STUMBLED, failures=FAILURES - 1), None),
        (replace(STUMBLED, failures=FAILURES), Trouble.FAILS),
        (replace(STUMBLED, ended_at=LONG_AGO), Trouble.WAITS),
        (replace(STUMBLED, ended_at=None, began_at=NOW, failures=FAILURES), Trouble.FAILS),
        (DEAD, Trouble.SILENT),
        (replace(DEAD, failed_at=LONG_AGO, failure="…", failures=FAILURES), Trouble.SILENT),
        (replace(DEAD, started_at=LONG_AGO + 2 * SECOND), Trouble.SILENT),
        (replace(DEAD, within=timedelta(days=1)), None),
    ],
)
def test_what_is_wrong_with_a_job(run: JobRun, trouble: Trouble | None) -> None:
    assert run.trouble(NOW) == trouble


@pytest.mark.parametrize("ahead", [SECOND, timedelta(hours=1)])
def test_another_computers_clock_that_is_ahead_makes_nothing_late(ahead: timedelta) -> None:
    early = replace(WELL, ended_at=NOW + ahead, noted_at=NOW + ahead)

    assert early.trouble(NOW) is None


def another(run: JobRun) -> JobRun:
    return replace(run, process="another")


HANGS = replace(WELL, ended_at=NOW - 2 * MINUTE)
GONE = replace(DEAD, noted_at=NOW - SILENCE - SECOND)


@pytest.mark.parametrize(
    ("runs", "counts"),
    [
        ([WELL], WELL),
        ([DEAD], DEAD),
        ([DEAD, another(WELL)], another(WELL)),
        ([GONE, another(HANGS)], another(HANGS)),
        ([HANGS, another(WELL)], HANGS),
        ([WELL, another(HANGS)], another(HANGS)),
        ([DEAD, another(GONE)], another(GONE)),
        ([replace(HANGS, noted_at=NOW - SILENCE), another(WELL)], None),
    ],
)
def test_of_several_processes_one_counts(runs: list[JobRun], counts: JobRun | None) -> None:
    assert that_count(runs, NOW) == [counts or runs[0]]


def test_jobs_in_trouble_come_first() -> None:
    first, last = replace(WELL, job="calendars"), replace(WELL, job="plan")

    assert that_count([last, HANGS, first], NOW) == [HANGS, first, last]


def test_a_job_that_nobody_does_any_more_is_not_hidden_by_one_that_is_done() -> None:
    alone = replace(DEAD, job="calendars")

    assert that_count([alone, another(WELL)], NOW)[0].trouble(NOW) is Trouble.SILENT


def test_nothing_that_ever_ran_is_nothing_to_tell() -> None:
    assert that_count([], NOW) == []
