"""Where Telegram and the people live on while Hembot dies and is born again."""

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from starlette.responses import Response

from hembot.demo.cast import Somebody
from hembot.demo.run import BOT
from hembot.serve import serving
from simulator import snapshot
from simulator.app import build
from simulator.bot_api.call import Call
from simulator.bot_api.door import Perform
from simulator.world import World
from tests.beginning import KEY, TestClock
from tests.crashes.child import Orders, Settled
from tests.crashes.life import Life
from tests.crashes.points import numbered
from tests.crashes.under_way import NOTHING, UnderWay, under_way_in
from tests.resident import Resident
from visits.actions.deliver import LEASE

LONGEST_WAIT = 60.0  # seconds, for one step of a story on a busy computer
A_MOMENT = timedelta(seconds=1)


class Stage:
    """Hembot's first life may have a deadly point; its second one has none."""

    def __init__(self, database: Path, world: World, clock: TestClock, deadly: str | None) -> None:
        self.database = database
        self.world = world
        self.under_way: UnderWay = NOTHING
        self.deaths = 0
        self._clock = clock
        self._deadly = deadly
        self._api = ""
        self._life: Life | None = None
        self._last_words: Settled | None = None
        self._counts: Counter[str] = Counter()
        self._left: list[str] = []

    def resident(self, somebody: Somebody) -> Resident:
        return Resident(self, self.world.person(somebody.chat_id))

    @property
    def points(self) -> tuple[str, ...]:
        """Those that the last life has passed, and those of the first that Telegram saw."""
        assert self._last_words is not None
        return (*self._last_words.points, *self._left)

    @property
    def errors(self) -> tuple[str, ...]:
        assert self._last_words is not None
        return self._last_words.errors

    async def settles(self) -> None:
        """Until all is done that there is to do, in this life or in the next."""
        async with asyncio.timeout(LONGEST_WAIT):
            while not await self._has_settled(self._life or self._born()):
                self._buries()

    async def dies_at_rest(self) -> None:
        """Whoever has not come past the deadly point dies when all is done."""
        assert self._life is not None
        self._life.is_killed()
        self._buries()
        await self.settles()

    async def line(self, call: Call, perform: Perform) -> Response:
        """Telegram hears a call; its caller may die before the answer comes."""
        if self.deaths == 0:
            self._left.append(numbered(f"{call.method} has left", self._counts))
            if self._left[-1] == self._deadly:
                assert self._life is not None
                self._life.is_killed()
        return await perform(call)

    def ends(self) -> None:
        if self._life is not None:
            self._life.is_killed()
            self._life.is_buried()

    def _born(self) -> Life:
        deadly = None if self.deaths else self._deadly
        url, now = f"sqlite:///{self.database}", self._clock.now()
        self._life = Life(Orders(url, KEY, self._api, now, deadly))
        return self._life

    async def _has_settled(self, life: Life) -> bool:
        await _until(lambda: not self.world.updates.waiting or life.is_over)
        life.is_asked_to_settle()
        while not life.is_over:
            if told := life.says():
                self._last_words = told
                return True
            await asyncio.sleep(0.002)
        return False

    def _buries(self) -> None:
        """What its dead sender had claimed is free once the lease has run out."""
        assert self._life is not None
        assert self._life.is_buried() == -signal.SIGKILL and self.deaths == 0
        self._life, self.deaths = None, 1
        self.under_way = under_way_in(self.database)
        self._clock.turn_to(self._clock.now() + LEASE + A_MOMENT)

    def is_at(self, api: str) -> None:
        self._api = api


async def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        await asyncio.sleep(0.002)


@asynccontextmanager
async def stage_in(folder: Path, world_file: Path, *, deadly: str | None) -> AsyncIterator[Stage]:
    """A stage on which the database and the world in this folder are used up."""
    clock = TestClock()
    world = snapshot.load(world_file, bot=BOT, clock=clock)
    stage = Stage(folder / "hembot.sqlite3", world, clock, deadly)
    async with serving(build(world, line=stage.line)) as api:
        stage.is_at(api)
        try:
            yield stage
        finally:
            stage.ends()
            world.tell_bot("message", {})  # lets the stand-in end the call that nobody waits for
