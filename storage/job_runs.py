"""How each process does each job of the timetable, as it has noted it last."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from storage import rows
from storage.prepared import Found
from storage.rows import given
from storage.tables import job_runs
from visits.job_run import JobRun

_ALL = sa.select(job_runs).order_by(job_runs.c.job, job_runs.c.process)
_FORGET = job_runs.delete().where(
    job_runs.c.job == given("job"), job_runs.c.noted_at < given("before")
)


class JobRuns:
    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def put(self, runs: Iterable[JobRun]) -> None:
        for run in runs:
            rows.put(self._connection, job_runs, _to_row(run), "job", "process")

    def all(self) -> Sequence[JobRun]:
        return [_from_row(row) for row in rows.many(self._connection, _ALL)]

    def forget(self, jobs: Iterable[str], before: datetime) -> None:
        """What processes did at these jobs that were heard of last before that moment."""
        for job in jobs:
            rows.write(self._connection, _FORGET, {"job": job, "before": before})


def _to_row(run: JobRun) -> rows.Row:
    return {
        "job": run.job,
        "process": run.process,
        "within_seconds": int(run.within.total_seconds()),
        "began_at": run.began_at,
        "noted_at": run.noted_at,
        "started_at": run.started_at,
        "ended_at": run.ended_at,
        "failed_at": run.failed_at,
        "failure": run.failure,
        "failures": run.failures,
    }


def _from_row(row: Found) -> JobRun:
    within = timedelta(seconds=row["within_seconds"])
    named = {name: value for name, value in row.items() if name != "within_seconds"}
    return JobRun(within=within, **named)
