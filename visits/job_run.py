"""Whether the jobs that must be done again and again are being done."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SILENCE = timedelta(seconds=30)
"""A process that is not heard of for longer has died or was stopped."""
FAILURES = 3
"""So many in a row are too many, however short the time."""


class Trouble(StrEnum):
    """Why a job is late."""

    SILENT = "silent"
    FAILS = "fails"
    HANGS = "hangs"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class JobRun:
    """How one process does one job; instants by the computer's clock, whatever the demo's says.

    The process does it since `began_at` and was heard of at `noted_at`. The job began last at
    `started_at`, ended well last at `ended_at` and is to do so again `within` a while; since
    then it has failed so often: `failures`.
    """

    job: str
    process: str
    within: timedelta
    began_at: datetime
    noted_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    failed_at: datetime | None = None
    failure: str | None = None
    failures: int = 0

    def is_heard(self, now: datetime) -> bool:
        return now - self.noted_at <= SILENCE

    @property
    def is_going_on(self) -> bool:
        over = [at for at in (self.ended_at, self.failed_at) if at is not None]
        return self.started_at is not None and all(self.started_at > at for at in over)

    def trouble(self, now: datetime) -> Trouble | None:
        """None while all is well."""
        is_overdue = now - (self.ended_at or self.began_at) > self.within
        if not is_overdue and self.failures < FAILURES:
            return None
        if not self.is_heard(now):
            return Trouble.SILENT
        if self.failures >= FAILURES:
            return Trouble.FAILS
        return Trouble.HANGS if self.is_going_on else Trouble.WAITS


def that_count(runs: Iterable[JobRun], now: datetime) -> Sequence[JobRun]:
    """One for each job, those in trouble first, then by name.

    Several processes may do a job. One that is not heard of is not missed while another does
    its job; of those that are heard, one in trouble is enough to be told.
    """
    by_job: defaultdict[str, list[JobRun]] = defaultdict(list)
    for run in runs:
        by_job[run.job].append(run)
    chosen = (_that_counts(each, now) for each in by_job.values())
    return sorted(chosen, key=lambda run: (run.trouble(now) is None, run.job))


def _that_counts(runs: Sequence[JobRun], now: datetime) -> JobRun:
    heard = [run for run in runs if run.is_heard(now)]
    if not heard:
        return max(runs, key=lambda run: run.noted_at)
    return next((run for run in heard if run.trouble(now) is not None), heard[0])
