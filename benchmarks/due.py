"""Planning reminders, and claiming 1,000 due ones out of many, beside one APScheduler job each.

`python -m benchmarks.due [ROWS …]` – rows in the table, by default 10,000, 100,000 and 1,000,000.
"""

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import sqlalchemy as sa
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from cryptography.fernet import Fernet

from content.read_programmes import read_programmes
from hembot.demo.seed import seed
from storage.database import Database
from visits.notice import Notice

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
DUE, ROUNDS = 1000, 15
FIRST = 1000
"""The number of the first of those to whom something is due."""
REMINDERS, AT_ONCE = 100_000, 500
MOST_JOBS = 1_000_000
"""More are only claimed from, not made into jobs: writing them takes longer than measuring."""


@dataclass(frozen=True)
class Row:
    """Seconds; None where it was not tried."""

    rows: int
    claim: float
    jobs_add_one: float | None = None
    jobs_start: float | None = None
    jobs_due: float | None = None


def main(sizes: list[int]) -> None:
    with tempfile.TemporaryDirectory(prefix="hembot-due-") as folder:
        planning = planned_in(Path(folder))
        print(f"planning {REMINDERS} reminders: {planning:.1f} s")
        rows = measured(Path(folder), sizes)
    print(f"{'rows':>10} {'claim ms':>9} {'APS start s':>12} {'APS due ms':>11} {'APS add ms':>11}")
    for row in rows:
        jobs = (row.jobs_start, row.jobs_due, row.jobs_add_one)
        start, due, add = ("–" if one is None else one for one in jobs)
        print(
            f"{row.rows:>10} {row.claim * 1000:>9.1f} {_shown(start, 1):>12}"
            f" {_shown(due, 1000):>11} {_shown(add, 1000):>11}"
        )
    added = [row.jobs_add_one for row in rows if row.jobs_add_one is not None]
    if added:
        print(f"adding as many jobs / planning: {added[-1] * REMINDERS / planning:.0f}")


def _shown(value: object, factor: int) -> str:
    return f"{value * factor:.2f}" if isinstance(value, float) else str(value)


def measured(folder: Path, sizes: Sequence[int]) -> list[Row]:
    claims = claiming_from(folder, sizes)
    jobs = ((None,) * 3 if size > MOST_JOBS else jobs_in(folder, size) for size in sizes)
    return [Row(size, claims[size], *theirs) for size, theirs in zip(sizes, jobs, strict=True)]


def opened(file: Path) -> Database:
    url, key = f"sqlite:///{file}", Fernet.generate_key()
    database = Database.open(url, key=key, programmes=read_programmes())
    with database.unit_of_work() as work:
        seed(work, now=NOW)
    return database


def planned_in(folder: Path) -> float:
    """One row for each reminder, as the sweep plans them: 500 in a unit of work."""
    database = opened(folder / "plan.sqlite3")
    due = (NOW + timedelta(days=7, seconds=n) for n in range(REMINDERS))
    notices = [notice(n, moment) for n, moment in enumerate(due)]
    began = time.perf_counter()
    for first in range(0, REMINDERS, AT_ONCE):
        with database.unit_of_work() as work:
            work.notices.plan(notices[first : first + AT_ONCE])
    took = time.perf_counter() - began
    database.close()
    return took


def notice(number: int, due_at: datetime, *, to: int = 4) -> Notice:
    until = due_at + timedelta(days=1)
    return Notice(0, "reminder", to, f"b:{number}", due_at, until, visit_id=1, edition=1)


def claiming_from(folder: Path, sizes: Sequence[int]) -> dict[int, float]:
    """Seconds to claim, by rows: by turns, since a machine is faster now and slower then."""
    databases = {size: _with_rows(folder / f"claim-{size}.sqlite3", size) for size in sizes}
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    for _ in range(ROUNDS):
        for size, database in databases.items():
            taken[size].append(_claimed(database))
    for database in databases.values():
        database.close()
    return {size: median(times) for size, times in taken.items()}


def _with_rows(file: Path, rows: int) -> Database:
    """Half of the rows are history, half are to come; 1,000 are due, each to somebody else."""
    database = opened(file)
    _fill(file, rows)
    with database.unit_of_work() as work:
        ago = (NOW - timedelta(seconds=n + 1) for n in range(DUE))
        work.notices.plan(notice(-n, at, to=FIRST + n) for n, at in enumerate(ago))
    return database


PEOPLE = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :last)
INSERT INTO people (id, kind, language, quiet_starts, quiet_ends)
SELECT :first + i, kind, language, quiet_starts, quiet_ends FROM people, n WHERE people.id = 4
"""
FILL = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :rows)
INSERT INTO notices
    (kind, to_id, key, due_at, useful_until, visit_id, edition, pressing, status, settled_at)
SELECT 'reminder', :first + i % :people, 'f:' || i, strftime('%Y-%m-%d %H:%M:%S.000000', :now, at),
    strftime('%Y-%m-%d %H:%M:%S.000000', :now, at, '+1 day'), 1, 1, 0,
    CASE WHEN i % 2 THEN 'sent' ELSE 'waiting' END,
    CASE WHEN i % 2 THEN strftime('%Y-%m-%d %H:%M:%S.000000', :now, at) END
FROM (SELECT i, CASE WHEN i % 2 THEN '-' ELSE '+' END || (60 + i % 31536000) || ' seconds' AS at
    FROM n)
"""


def _fill(file: Path, rows: int) -> None:
    """Rows of a year before and a year after, written past our own code: it is not measured."""
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(PEOPLE, {"first": FIRST, "last": DUE - 1})
        now = NOW.strftime("%Y-%m-%d %H:%M:%S")
        connection.execute(FILL, {"rows": rows, "now": now, "first": FIRST, "people": DUE})
    connection.close()


def _claimed(database: Database) -> float:
    """Claim them, and take it back."""
    began = time.perf_counter()
    try:
        with database.unit_of_work() as work:
            claimed = work.notices.claim_due(NOW, lease_until=NOW + timedelta(minutes=2), most=DUE)
            took = time.perf_counter() - began
            assert len(claimed) == DUE
            raise TakenBack
    except TakenBack:
        return took


class TakenBack(Exception):
    """The claim is undone, so that it can be made once more."""


def jobs_in(folder: Path, rows: int) -> tuple[float, float, float]:
    """Add so many jobs to APScheduler's own store, start again, and ask for the 1,000 due."""
    url = f"sqlite:///{folder / f'jobs-{rows}.sqlite3'}"
    added = _added(url, rows)
    began = time.perf_counter()
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)})
    scheduler.start(paused=True)
    started = time.perf_counter() - began
    store = scheduler._jobstores["default"]
    taken = list(_asked(lambda: store.get_due_jobs(NOW)))
    scheduler.shutdown()
    return added, started, median(taken)


def _added(url: str, rows: int) -> float:
    """Seconds for each of the first jobs; the rest is written in one go, as theirs cannot be."""
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(url=url)})
    scheduler.start(paused=True)
    began = time.perf_counter()
    for number in range(DUE):
        at = NOW - timedelta(seconds=number + 1)
        scheduler.add_job(remind, "date", run_date=at, args=(number,), id=f"due-{number}")
    added = (time.perf_counter() - began) / DUE
    _multiply(url, rows - DUE)
    scheduler.shutdown()
    return added


def _multiply(url: str, rows: int) -> None:
    """The same job with other ids and later times."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        state = connection.scalar(sa.text("SELECT job_state FROM apscheduler_jobs LIMIT 1"))
        later = (NOW + timedelta(days=1)).timestamp()
        connection.execute(
            sa.text("INSERT INTO apscheduler_jobs VALUES (:id, :at, :state)"),
            [{"id": f"f-{n}", "at": later + n, "state": state} for n in range(max(rows, 1))],
        )
    engine.dispose()


def _asked(ask: Callable[[], list[object]]) -> Iterator[float]:
    for _ in range(ROUNDS):
        began = time.perf_counter()
        assert len(ask()) >= DUE
        yield time.perf_counter() - began


def remind(number: int) -> None:
    """What a job would do."""


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
