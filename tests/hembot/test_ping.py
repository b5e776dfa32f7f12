"""The sign of life: given while all jobs are being done, and nothing comes of its failing."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hembot.ping import MINUTE, Ping
from hembot.serve import serving
from tests.beginning import MONDAY_MORNING, TestClock

OFTEN = 0.01
SECRET = "3f1c-who-knows-this-can-silence-the-alarm"


@dataclass
class Monitor:
    """Waits for signs of life, and answers as it was told to."""

    heard: list[str] = field(default_factory=list)
    status: int = 200
    slowness: float = 0.0

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/elsewhere", self._lost), Route("/{id}", self._answer)])

    async def _answer(self, request: Request) -> Response:
        self.heard.append(f"{request.method} {request.url.path}")
        await asyncio.sleep(self.slowness)
        if self.status == 302:
            return RedirectResponse("/elsewhere", self.status)
        return Response(status_code=self.status)

    async def _lost(self, request: Request) -> Response:
        self.heard.append("elsewhere")
        return Response()

    async def hears(self, more: int) -> None:
        """Wait until it has heard so many more."""
        wanted = len(self.heard) + more
        await until(lambda: len(self.heard) >= wanted)


@dataclass
class Jobs:
    """Whether they are all being done."""

    are_well: bool = True
    trouble: Exception | None = None
    asked: int = 0

    async def is_well(self) -> bool:
        self.asked += 1
        if self.trouble is not None:
            raise self.trouble
        return self.are_well


async def until(is_so: object) -> None:
    assert callable(is_so)
    async with asyncio.timeout(10):
        while not is_so():
            await asyncio.sleep(0.001)


@pytest.fixture
def monitor() -> Monitor:
    return Monitor()


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


@asynccontextmanager
async def address_of(monitor: Monitor) -> AsyncIterator[SecretStr]:
    async with serving(monitor.app()) as url:
        yield SecretStr(f"{url}/{SECRET}")


def told(log: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in log.records if record.name == "hembot.ping"]


async def test_while_all_is_well_a_sign_of_life_is_given_again_and_again(
    monitor: Monitor, jobs: Jobs, clock: TestClock, log: pytest.LogCaptureFixture
) -> None:
    async with (
        address_of(monitor) as url,
        Ping(url, jobs.is_well, clock.now, every=OFTEN).going_on(),
    ):
        await monitor.hears(3)

    assert set(monitor.heard) == {f"GET /{SECRET}"}
    assert told(log) == []


async def test_while_a_job_is_late_none_is_given_and_afterwards_again(
    monitor: Monitor, jobs: Jobs, clock: TestClock
) -> None:
    jobs.are_well = False
    async with (
        address_of(monitor) as url,
        Ping(url, jobs.is_well, clock.now, every=OFTEN).going_on(),
    ):
        await until(lambda: jobs.asked > 3)
        assert monitor.heard == []

        jobs.are_well = True
        await monitor.hears(1)


async def test_a_program_that_has_just_started_gives_none(
    monitor: Monitor, jobs: Jobs, clock: TestClock
) -> None:
    async with address_of(monitor) as url, Ping(url, jobs.is_well, clock.now).going_on():
        await asyncio.sleep(0.1)

    assert (MINUTE, jobs.asked, monitor.heard) == (60, 0, [])


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"status": 500}, "status 500"),
        ({"status": 404}, "status 404"),
        ({"status": 302}, "status 302"),
        ({"slowness": 30.0}, "TimeoutError"),
    ],
)
async def test_what_does_not_arrive_is_told_once_an_hour_and_tried_again(
    jobs: Jobs,
    clock: TestClock,
    log: pytest.LogCaptureFixture,
    answers: dict[str, float],
    why: str,
) -> None:
    monitor = Monitor(**answers)  # type: ignore[arg-type]
    async with (
        address_of(monitor) as url,
        Ping(url, jobs.is_well, clock.now, every=OFTEN, timeout=0.05).going_on(),
    ):
        await monitor.hears(3)
        assert told(log) == [f"the sign of life did not arrive: {why}"]

        clock.turn_to(MONDAY_MORNING + timedelta(hours=1))
        await monitor.hears(3)

    assert told(log) == [f"the sign of life did not arrive: {why}"] * 2
    assert "elsewhere" not in monitor.heard


async def test_nobody_at_the_address_stops_nothing_and_the_log_does_not_name_it(
    monitor: Monitor, jobs: Jobs, clock: TestClock, log: pytest.LogCaptureFixture
) -> None:
    async with address_of(monitor) as url:
        pass

    async with Ping(url, jobs.is_well, clock.now, every=OFTEN).going_on():
        await until(lambda: jobs.asked > 3)

    assert told(log) == ["the sign of life did not arrive: ClientConnectorError"]
    assert SECRET not in log.text


async def test_a_look_that_fails_is_no_sign_of_life_and_the_next_one_counts(
    monitor: Monitor, jobs: Jobs, clock: TestClock, log: pytest.LogCaptureFixture
) -> None:
    jobs.trouble = ZeroDivisionError("Amina")
    async with (
        address_of(monitor) as url,
        Ping(url, jobs.is_well, clock.now, every=OFTEN).going_on(),
    ):
        await until(lambda: jobs.asked > 3)
        assert monitor.heard == []

        jobs.trouble = None
        await monitor.hears(1)

    assert told(log) == ["the sign of life did not arrive: ZeroDivisionError"]
