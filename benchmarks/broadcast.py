"""A reminder to 100,000 parents: how long planning it takes, what memory, what taps wait meanwhile.

`python -m benchmarks.broadcast [PARENTS]` – by default 100,000. Each parent is of a family of their
own. While it is planned a parent taps ten times a second, each time a unit of work that writes,
and then it is claimed as a sender does, beside the notice of one visit.
"""

import asyncio
import os
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

import sqlalchemy as sa
from cryptography.fernet import Fernet

from benchmarks.processes import memory
from content.read_programmes import read_programmes
from hembot.demo.cast import AMINA, KARIN
from hembot.demo.seed import seed
from scheduler.jobs.broadcasts import Broadcasting
from storage.address import read_address
from storage.database import Database
from storage.perform import Performer
from storage.work import SqlWork
from tests import postgresql
from visits.actions.broadcast import NewBroadcast, send
from visits.actions.choose_rest import choose_rest
from visits.broadcast import Stage
from visits.notice import Notice
from visits.quiet_hours import Rest

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
FIRST = 1000
MANY = 100_000
TAP_EVERY = 0.1  # seconds
CLAIMS = 20
PEOPLE = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last})
INSERT INTO {table} ({columns}) SELECT {values} FROM n
"""


@dataclass(frozen=True)
class Planned:
    """Seconds and megabytes; milliseconds for taps and claims."""

    seconds: float
    cpu: float
    grown_mb: float
    messages: int
    taps: list[float]
    alone: list[float]
    claims: list[float]
    visit_is_first: bool


def main(many: int) -> None:
    with tempfile.TemporaryDirectory(prefix="hembot-broadcast-") as folder:
        _tell("SQLite", asyncio.run(measured(f"sqlite:///{Path(folder) / 'b.sqlite3'}", many)))
    with postgresql.running() as server:
        if server is not None:
            for name in ("fsync", "full_page_writes"):
                server.execute(f"ALTER SYSTEM SET {name} = on")
            server.execute("SELECT pg_reload_conf()")
            _tell("PostgreSQL", asyncio.run(measured(server.new_database(), many)))


def _tell(name: str, planned: Planned) -> None:
    print(
        f"{name}: {planned.messages} messages planned in {planned.seconds:.1f} s"
        f" (of which this process computed {planned.cpu:.1f} s),"
        f" memory +{planned.grown_mb:.0f} MB;"
        f" taps p50 {_ms(median(planned.taps))}, p95 {_ms(_p95(planned.taps))}"
        f" of {len(planned.taps)} (alone {_ms(median(planned.alone))}, {_ms(_p95(planned.alone))});"
        f" claiming 50 takes {_ms(median(planned.claims))},"
        f" a visit's notice first: {'yes' if planned.visit_is_first else 'NO'}"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


async def measured(url: str, many: int) -> Planned:
    database = _opened(url, many)
    performer = Performer(database)
    try:
        alone = await _taps_while(performer, asyncio.sleep(3))
        await performer.perform(send, KARIN.chat_id, NewBroadcast(texts={"ar": "Hej"}), now=NOW)
        before, began, cpu = _Peak(), time.perf_counter(), time.process_time()
        taps = await _taps_while(performer, Broadcasting(performer.perform, lambda: NOW).job())
        seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        grown = before.grown()
        messages, claims, is_first = await performer.perform(_claimed)
    finally:
        performer.close()
        database.close()
    return Planned(seconds, cpu, grown, messages, taps, alone, claims, is_first)


class _Peak:
    """The most memory that this process has had since then, looked at a hundred times a second."""

    def __init__(self) -> None:
        self._first = self._most = memory(os.getpid()).rss
        self._is_over = threading.Event()
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()

    def grown(self) -> float:
        self._is_over.set()
        self._watcher.join()
        return self._most - self._first

    def _watch(self) -> None:
        while not self._is_over.wait(0.01):
            self._most = max(self._most, memory(os.getpid()).rss)


async def _taps_while(performer: Performer, work: Awaitable[None]) -> list[float]:
    """How long each of the taps took that were made while the work lasted."""
    taken: list[float] = []
    tapping = asyncio.create_task(_tap(performer, taken))
    await work
    tapping.cancel()
    with suppress(asyncio.CancelledError):
        await tapping
    return taken


async def _tap(performer: Performer, taken: list[float]) -> None:
    rests: list[Rest | None] = [Rest.PRAYER, None]
    while True:
        began = time.perf_counter()
        rest = rests[len(taken) % 2]
        await performer.perform(choose_rest, AMINA.chat_id, rest=rest)
        taken.append(time.perf_counter() - began)
        await asyncio.sleep(TAP_EVERY)


def _claimed(work: SqlWork) -> tuple[int, list[float], bool]:
    """How many messages there are; seconds for each claim; whether a late visit's came first."""
    (newest,) = work.broadcasts.latest(most=1)
    assert newest.stage is Stage.SENDING
    later = NOW + timedelta(minutes=1)
    visits = Notice(0, "reminder", FIRST, "b", later, later + timedelta(days=1), 1, 1)
    work.notices.plan([visits])
    kinds, taken = [], []
    for _ in range(CLAIMS):
        began = time.perf_counter()
        claimed = work.notices.claim_due(later, lease_until=NOW, most=50)
        taken.append(time.perf_counter() - began)
        kinds += [notice.kind for notice in claimed]
    is_first = kinds.index("reminder") < kinds.index(newest.kind)
    return work.broadcasts.result(newest).planned, taken, is_first


def _opened(url: str, many: int) -> Database:
    database = Database.open(url, key=Fernet.generate_key(), programmes=read_programmes())
    with database.unit_of_work() as work:
        seed(work, now=NOW)
    engine = sa.create_engine(read_address(url)[0], poolclass=sa.NullPool)
    with engine.begin() as connection:
        for table, values in _ROWS.items():
            columns, found = ", ".join(values), ", ".join(values.values())
            statement = PEOPLE.format(last=many - 1, table=table, columns=columns, values=found)
            connection.execute(sa.text(statement), {"now": NOW})
        if engine.dialect.name == "postgresql":
            connection.execute(sa.text("ANALYZE"))
    engine.dispose()
    return database


_AT = "'2026-11-20 08:00:00'"
_ROWS = {
    "families": {
        "id": f"{FIRST} + i",
        "alias": "'B-' || i",
        "programme": "'trygg-start'",
        "pair_id": "1",
        "born_on": "'2026-06-01'",
    },
    "people": {
        "id": f"{FIRST} + i",
        "kind": "'parent'",
        "language": "'ar'",
        "chat_id": "8000000 + i",
        "quiet_starts": "'21:00:00'",
        "quiet_ends": "'08:00:00'",
    },
    "parents": {
        "person_id": f"{FIRST} + i",
        "family_id": f"{FIRST} + i",
        "role": "'birth'",
        "wants_activities_since": _AT,
        "consent_version": "1",
        "consent_language": "'ar'",
        "consent_given_at": _AT,
    },
}
"""Written past our own code: it is not measured."""

if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
