"""The health address, asked over HTTP as a monitor does: green, or red with what is late."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import monotonic

import httpx
import pytest

from content.read_programmes import read_programmes
from hembot import run
from hembot.demo.run import BOT, TOKEN
from hembot.health import Checkup, serving_health
from hembot.ping import Ping
from hembot.serve import serving
from hembot.settings import Settings
from simulator.app import build
from simulator.world import World
from storage.database import Database
from storage.perform import Performer
from tests.beginning import MONDAY_MORNING, TestClock
from tests.hembot.installation import Installation
from tests.hembot.program import started_here
from tests.hembot.test_ping import Monitor
from visits.job_run import JobRun

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
WELL = JobRun(
    "deliver",
    "one",
    MINUTE,
    began_at=MONDAY_MORNING - 10 * MINUTE,
    noted_at=MONDAY_MORNING,
    started_at=MONDAY_MORNING - SECOND,
    ended_at=MONDAY_MORNING - SECOND,
)
PLAN = replace(WELL, job="plan", within=5 * MINUTE)
Asked = Callable[..., httpx.Response]


@pytest.fixture
def performer(installation: Installation) -> Iterator[Performer]:
    key, url = installation.key.read_bytes().strip(), f"sqlite:///{installation.database}"
    database = Database.open(url, key=key, programmes=read_programmes())
    performer = Performer(database)
    yield performer
    performer.close()
    database.close()


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
async def monitor(performer: Performer, clock: TestClock) -> AsyncIterator[httpx.AsyncClient]:
    """A client at the health address of this installation."""
    checkup = Checkup(performer.perform, clock.now)
    async with (
        serving_health(checkup, 0) as url,
        httpx.AsyncClient(base_url=url.removesuffix("/health"), verify=False) as client,
    ):
        yield client


async def note(performer: Performer, *runs: JobRun) -> None:
    await performer.perform(lambda work: work.job_runs.put(runs))


async def test_where_every_job_is_done_the_answer_is_ok(
    monitor: httpx.AsyncClient, performer: Performer
) -> None:
    await note(performer, WELL, PLAN)

    answer = await monitor.get("/health")

    done = {"ok": True, "ended_at": "2026-11-23T08:29:59+00:00"}
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {"ok": True, "jobs": {"deliver": done, "plan": done}}


async def test_what_is_late_is_named(
    monitor: httpx.AsyncClient, performer: Performer, clock: TestClock
) -> None:
    await note(performer, WELL, PLAN)
    clock.turn_to(MONDAY_MORNING + 2 * MINUTE)

    answer = await monitor.get("/health")

    told = answer.json()
    assert (answer.status_code, told["ok"], told["late"]) == (503, False, ["deliver"])
    assert [told["jobs"][job]["ok"] for job in ("deliver", "plan")] == [False, True]
    assert told["jobs"]["deliver"]["why"].startswith("Sending messages (deliver): not done for ")


async def test_a_job_that_is_done_again_is_well_again(
    monitor: httpx.AsyncClient, performer: Performer
) -> None:
    await note(performer, replace(WELL, ended_at=None))
    assert (await monitor.get("/health")).status_code == 503

    await note(performer, WELL)

    assert (await monitor.get("/health")).status_code == 200


async def test_where_nothing_ever_ran_nobody_is_told_that_all_is_well(
    monitor: httpx.AsyncClient,
) -> None:
    answer = await monitor.get("/health")

    assert answer.status_code == 503
    assert answer.json() == {"ok": False, "why": "No job has begun yet."}


@pytest.mark.parametrize(("ago", "status"), [(SECOND, 200), (2 * MINUTE, 503)])
async def test_the_head_alone_says_it_as_well(
    monitor: httpx.AsyncClient, performer: Performer, ago: timedelta, status: int
) -> None:
    await note(performer, replace(WELL, ended_at=MONDAY_MORNING - ago))

    answer = await monitor.head("/health")

    assert (answer.status_code, answer.content) == (status, b"")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/health/", 404),
        ("GET", "/health/jobs", 404),
        ("GET", "/healthz", 404),
        ("GET", "/openapi.json", 404),
        ("POST", "/health", 405),
        ("DELETE", "/health", 405),
    ],
)
async def test_nothing_else_is_served(
    monitor: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    assert (await monitor.request(method, path)).status_code == status


@pytest.mark.parametrize(
    ("runs", "is_well"),
    [
        ((), False),
        ((WELL, PLAN), True),
        ((WELL, replace(PLAN, ended_at=None)), False),
    ],
    ids=["never", "well", "late"],
)
async def test_only_what_is_known_to_be_well_is_well(
    performer: Performer, clock: TestClock, runs: tuple[JobRun, ...], is_well: bool
) -> None:
    await note(performer, *runs)

    assert await Checkup(performer.perform, clock.now).is_well() is is_well


async def test_what_the_database_does_not_say_is_not_well(
    performer: Performer, clock: TestClock, installation: Installation
) -> None:
    await note(performer, WELL)

    with closing(sqlite3.connect(installation.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not await Checkup(performer.perform, clock.now).is_well()


async def test_where_somebody_holds_the_database_it_is_said_within_two_seconds(
    monitor: httpx.AsyncClient, performer: Performer, installation: Installation
) -> None:
    await note(performer, WELL)

    with closing(sqlite3.connect(installation.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        asked_at = monotonic()
        answers = await asyncio.gather(*(monitor.get("/health") for _ in range(3)))
        took = monotonic() - asked_at

    away = {"ok": False, "why": "The database does not answer."}
    assert [(answer.status_code, answer.json()) for answer in answers] == [(503, away)] * 3
    assert took < 2
    await soon(monitor, 200)


async def soon(client: httpx.AsyncClient, status: int) -> httpx.Response:
    async with asyncio.timeout(30):
        while (answer := await client.get("/health")).status_code != status:
            await asyncio.sleep(0.05)
    return answer


async def test_the_demo_has_it_beside_its_page(empty: Installation) -> None:
    async with (
        started_here(empty) as demo,
        httpx.AsyncClient(base_url=demo.address, verify=False) as client,
    ):
        told = (await soon(client, 200)).json()

    assert set(told["jobs"]) == {
        "activities",
        "broadcasts",
        "calendars",
        "deliver",
        "figures",
        "plan",
        "welcome",
    }


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[None]:
    going = asyncio.create_task(run.run_real(settings))
    try:
        yield
    finally:
        going.cancel()
        await asyncio.wait({going})


async def test_hembot_serves_it_and_gives_signs_of_life(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alarm = Monitor()
    monkeypatch.setattr(run, "Ping", partial(Ping, every=0.05))  # nobody here has a minute
    async with serving(build(World(BOT, TestClock()))) as api, serving(alarm.app()) as alarms:
        given = {"telegram_token": TOKEN, "telegram_api": api, "ping_url": f"{alarms}/abc"}
        settings = Settings.model_validate(
            {"data": tmp_path, "health_port": 0, "calendars": False, **given}
        )
        async with running(settings):
            printed = await first_line(capsys)
            address = printed.removeprefix("Whether all jobs are being done: ").strip()
            async with httpx.AsyncClient(base_url=address.removesuffix("/health")) as client:
                await soon(client, 200)
            await alarm.hears(1)


async def first_line(capsys: pytest.CaptureFixture[str]) -> str:
    async with asyncio.timeout(30):
        while not (printed := capsys.readouterr().out):
            await asyncio.sleep(0.01)
    return printed.splitlines()[0]
