"""The whole simulator as one web app: the Bot API and the phones."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount

from simulator.bot_api.delivering import keep_delivering
from simulator.bot_api.door import Door, Line, clear_line
from simulator.calendars.desk import Desk
from simulator.calendars.routes import Calendars
from simulator.phones.routes import Phones
from simulator.phones.turning import Stops, without_a_stop
from simulator.snapshot import keep_saving
from simulator.world import World


def build(
    world: World,
    *,
    snapshot_path: Path | None = None,
    line: Line = clear_line,
    desks: Sequence[Desk] = (),
    beside: Sequence[BaseRoute] = (),
    stops: Stops = without_a_stop,
) -> Starlette:
    """The phones page at `/` with the calendars of these desks, the Bot API at `/bot<token>/…`.

    `beside` is what else is to be found at the same address; `stops` is where the clock is to be
    on its way to where somebody turns it.
    """
    calendars = Calendars(desks, world.clock)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        saving = [keep_saving(world, snapshot_path)] if snapshot_path else []
        async with calendars.opened(), _alongside(keep_delivering(world), *saving):
            yield

    routes = [
        *beside,
        *Door(world, line).routes(),
        Mount("/", Phones(world, calendars, stops).app()),
    ]
    return Starlette(routes=routes, lifespan=lifespan)


@asynccontextmanager
async def _alongside(*loops: Coroutine[None, None, None]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
