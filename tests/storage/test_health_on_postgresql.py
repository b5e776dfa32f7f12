"""The health address beside a real server: when it is away, that is said at once."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic

import httpx
import psycopg
import pytest

from hembot.health import Checkup, serving_health
from storage.database import Database
from storage.perform import Performer
from tests.postgresql import Server
from visits.job_run import JobRun

MINUTE = timedelta(minutes=1)
AWAY = (503, {"ok": False, "why": "The database does not answer."})
SECONDS = 2


@pytest.fixture
def performer(server: Server, database: Database, now: datetime) -> Iterator[Performer]:
    """Of a database in which one job is well."""
    with database.unit_of_work() as work:
        work.job_runs.put([JobRun("deliver", "one", MINUTE, now, now, now, now)])
    performer = Performer(database)
    yield performer
    performer.close()


@pytest.fixture
async def monitor(performer: Performer, now: datetime) -> AsyncIterator[httpx.AsyncClient]:
    checkup = Checkup(performer.perform, lambda: now)
    async with (
        serving_health(checkup, 0) as url,
        httpx.AsyncClient(base_url=url.removesuffix("/health"), verify=False) as client,
    ):
        yield client


async def asked(monitor: httpx.AsyncClient) -> tuple[int, object]:
    """The answer, which must come soon."""
    asked_at = monotonic()
    answer = await monitor.get("/health")
    assert monotonic() - asked_at < SECONDS
    return answer.status_code, answer.json()


async def test_a_server_that_is_stopped_is_said_until_it_is_back(
    monitor: httpx.AsyncClient, server: Server
) -> None:
    with stopped(server):
        answers = [await asked(monitor) for _ in range(6)]  # more than there are connections

    assert answers == [AWAY] * 6
    assert (await asked(monitor))[0] == 200


async def test_a_server_that_lets_us_wait_is_not_waited_for(
    monitor: httpx.AsyncClient, url: str
) -> None:
    with locked(url):
        assert await asked(monitor) == AWAY

    assert (await asked(monitor))[0] == 200


@contextmanager
def stopped(server: Server) -> Iterator[None]:
    server.stop()
    try:
        yield
    finally:
        server.start()


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Somebody holds the table for as long as the block runs."""
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE job_runs")
        yield
