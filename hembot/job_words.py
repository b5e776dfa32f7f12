"""How a job of the timetable is doing, in one plain sentence for whoever looks after Hembot."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from visits.job_run import JobRun, Trouble

TITLES = {
    "activities": "Open activities",
    "broadcasts": "Planning reminders to many families",
    "calendars": "Staff calendars",
    "deliver": "Sending messages",
    "figures": "Counting what is followed up",
    "plan": "Planning messages",
    "welcome": "Calendars for new staff",
}

UNITS = (
    ("second", 1, 60),
    ("minute", 60, 60 * 60),
    ("hour", 60 * 60, 48 * 60 * 60),
    ("day", 24 * 60 * 60, float("inf")),
)

WELL = "done {ended} ago."
BEGUN = "has begun, and is to be done within {within}."
STUMBLED = " It has failed since, {failed} ago: {failure}."

WORDS: Mapping[Trouble, str] = {
    Trouble.SILENT: (
        "not done for {undone}, and Hembot was last heard of {heard} ago: start it again."
    ),
    Trouble.FAILS: (
        "failed {failures} times in a row, last {failed} ago: {failure}. Look into Hembot's log."
    ),
    Trouble.HANGS: (
        "began {started} ago and has not ended, though {within} is the limit: look into Hembot's"
        " log, or restart it."
    ),
    Trouble.WAITS: (
        "not done for {undone}, though {within} is the limit: look into Hembot's log, or restart"
        " it."
    ),
}


def in_words(run: JobRun, now: datetime) -> str:
    """How it is doing; the job's own name stands in brackets."""
    trouble = run.trouble(now)
    words = _well(run) if trouble is None else WORDS[trouble]
    told = words.format(
        undone=lasting(now - (run.ended_at or run.began_at)),
        heard=lasting(now - run.noted_at),
        within=lasting(run.within),
        ended=_since(run.ended_at, now),
        started=_since(run.started_at, now),
        failed=_since(run.failed_at, now),
        failures=run.failures,
        failure=run.failure,
    )
    title = TITLES.get(run.job)
    return f"{title} ({run.job}): {told}" if title else f"{run.job}: {told}"


def _well(run: JobRun) -> str:
    well = BEGUN if run.ended_at is None else WELL
    return well + STUMBLED if run.failures else well


def _since(moment: datetime | None, now: datetime) -> str:
    return "" if moment is None else lasting(now - moment)


def lasting(span: timedelta) -> str:
    """In the largest unit of which there is one, or two days.

    >>> lasting(timedelta(seconds=61)), lasting(timedelta(hours=47))
    ('1 minute', '47 hours')
    """
    seconds = max(0, int(span.total_seconds()))
    unit, length, _ = next(each for each in UNITS if seconds < each[2])
    number = seconds // length
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
