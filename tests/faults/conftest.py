"""The town on a line that can be broken, and what it must be like when the line is well again."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from hembot.demo import cast
from hembot.demo.run import BOT, TOKEN
from hembot.serve import serving
from simulator.app import build
from simulator.faults.line import Faults
from simulator.world import World
from tests.beginning import TestClock
from tests.faults.wire import Wire
from tests.town import Town, town_in


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
async def town(tmp_path: Path, hurry: None, faults: Faults) -> AsyncIterator[Town]:
    async with town_in(tmp_path, faults) as town:
        yield town
        faults.clear()


@pytest.fixture
async def wire(hurry: None, faults: Faults) -> AsyncIterator[Wire]:
    """Telegram with Amina in it, and nobody listening but the test."""
    world = World(BOT, TestClock())
    world.add_person(cast.AMINA.chat_id, cast.AMINA.name, cast.AMINA.speaks).starts()
    world.updates.forget_all()
    async with (
        serving(build(world, line=faults)) as api,
        httpx.AsyncClient(base_url=f"{api}/bot{TOKEN}/", verify=False) as http,
    ):
        yield Wire(world, http)
