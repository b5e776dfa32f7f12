"""The doctor tells of each job in a plain sentence, those that are late first."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from content.read_programmes import read_programmes
from hembot.clock import system_time
from hembot.job_words import in_words
from scheduler.timetable import LATE_AFTER
from storage.database import Database
from tests.hembot.installation import Installation
from tests.visits.plain import NOW
from visits.job_run import JobRun

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def well(job: str, now: datetime) -> JobRun:
    return JobRun(job, "one", LATE_AFTER[job], now - HOUR, now, now, now)


def note(installation: Installation, *runs: JobRun) -> None:
    key, url = installation.key.read_bytes().strip(), f"sqlite:///{installation.database}"
    database = Database.open(url, key=key, programmes=read_programmes())
    with database.unit_of_work() as work:
        work.job_runs.put(runs)
    database.close()


def told(installation: Installation) -> tuple[list[str], int]:
    """What is said of jobs, and the exit code."""
    result = installation.hembot("doctor")
    return [line for line in result.stdout.splitlines() if "): " in line], result.exit_code


def test_where_all_is_well_each_job_says_so(installation: Installation) -> None:
    now = system_time()
    note(installation, *(well(job, now) for job in LATE_AFTER))

    lines, exit_code = told(installation)

    beginnings = [line.partition("): ")[0] for line in lines]
    assert beginnings == [
        "ok  Open activities (activities",
        "ok  Planning reminders to many families (broadcasts",
        "ok  Staff calendars (calendars",
        "ok  Sending messages (deliver",
        "ok  Counting what is followed up (figures",
        "ok  Planning messages (plan",
        "ok  Calendars for new staff (welcome",
    ]
    assert exit_code == 0


@pytest.mark.parametrize(
    "late",
    [
        lambda run: replace(run, ended_at=run.ended_at - HOUR),
        lambda run: replace(run, ended_at=run.ended_at - HOUR, noted_at=run.noted_at - HOUR),
        lambda run: replace(run, failed_at=run.noted_at, failure="…", failures=3),
    ],
    ids=["late", "silent", "failing"],
)
def test_what_is_late_comes_first_and_is_an_error(
    installation: Installation, late: Callable[[JobRun], JobRun]
) -> None:
    now = system_time()
    note(installation, *(well(job, now) for job in ("calendars", "deliver")))
    note(installation, late(well("plan", now)))

    lines, exit_code = told(installation)

    assert [line[:4] for line in lines] == ["NOT ", "ok  ", "ok  "]
    assert lines[0].startswith("NOT Planning messages (plan): ")
    assert exit_code == 1


A_JOB = JobRun("deliver", "one", MINUTE, NOW - 10 * MINUTE, NOW)
WELL = replace(A_JOB, started_at=NOW - 2 * SECOND, ended_at=NOW - SECOND)
FULL = replace(WELL, failed_at=NOW, failure="the disk was full (DiskFull)")
LONG = replace(WELL, ended_at=NOW - 6 * MINUTE)


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (WELL, "done 1 second ago."),
        (replace(A_JOB, began_at=NOW), "has begun, and is to be done within 1 minute."),
        (
            replace(FULL, failures=1),
            "done 1 second ago. It has failed since, 0 seconds ago: the disk was full (DiskFull).",
        ),
        (FULL, "done 1 second ago."),
        (
            replace(FULL, failures=4),
            "failed 4 times in a row, last 0 seconds ago: the disk was full (DiskFull)."
            " Look into Hembot's log.",
        ),
        (
            replace(LONG, started_at=NOW - 5 * MINUTE),
            "began 5 minutes ago and has not ended, though 1 minute is the limit: look into"
            " Hembot's log, or restart it.",
        ),
        (
            replace(LONG, started_at=NOW - 7 * MINUTE),
            "not done for 6 minutes, though 1 minute is the limit: look into Hembot's log, or"
            " restart it.",
        ),
        (
            replace(A_JOB, noted_at=NOW - 2 * MINUTE),
            "not done for 10 minutes, and Hembot was last heard of 2 minutes ago: start it again.",
        ),
        (
            replace(LONG, ended_at=NOW - 50 * HOUR, noted_at=NOW - 47 * HOUR),
            "not done for 2 days, and Hembot was last heard of 47 hours ago: start it again.",
        ),
    ],
)
def test_how_a_job_is_doing_in_words(run: JobRun, words: str) -> None:
    assert in_words(run, NOW) == f"Sending messages (deliver): {words}"


def test_a_job_without_a_title_is_told_by_its_name() -> None:
    assert in_words(replace(WELL, job="backup"), NOW) == "backup: done 1 second ago."


@pytest.mark.parametrize("job", LATE_AFTER)
def test_every_job_of_the_timetable_has_a_title(job: str) -> None:
    assert f" ({job}): " in in_words(replace(WELL, job=job), NOW)
