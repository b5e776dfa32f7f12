"""The same runs on real servers: the nurse's calendar on Radicale, her colleague's on Xandikos."""

from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from calendars.client.calendar import Calendar
from calendars.client.client import Client
from tests.calendars.reconciliation.ground import the_ground
from tests.calendars.reconciliation.run import Outcome, live
from tests.calendars.servers import RealServer, real_radicale, real_xandikos


async def live_on(servers: Iterable[RealServer], seed: int, *, steps: int) -> Outcome:
    """One run, each owner's calendar a new one on a server of its own."""
    async with Client() as client:
        calendars = [await _new_calendar(client, server) for server in servers]
        return await live(seed, the_ground(), calendars, steps)


async def _new_calendar(client: Client, server: RealServer) -> Calendar:
    return await client.sign_in(server.account).make_calendar(server.new_path(), "Besök")


@asynccontextmanager
async def both_servers() -> AsyncIterator[list[RealServer]]:
    async with AsyncExitStack() as running:
        folder = Path(running.enter_context(TemporaryDirectory()))
        for name in ("radicale", "xandikos"):
            (folder / name).mkdir()
        radicale = running.enter_context(real_radicale(folder / "radicale"))
        xandikos = running.enter_context(real_xandikos(folder / "xandikos"))
        yield [radicale, xandikos]
