"""Radicale as Hembot runs it: a child process, looked after."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from calendars.radicale.process import Pace
from tests.calendars.servers import free_port

FAST = Pace(first_pause=0.01, longest_pause=0.05, start=20, end=5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "radicale"


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def pace() -> Pace:
    return FAST


Until = Callable[[Callable[[], bool]], Awaitable[None]]


@pytest.fixture
def until() -> Until:
    """Wait for something to become true, but not for ever."""

    async def wait(is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not is_so():
                await asyncio.sleep(0.01)

    return wait
