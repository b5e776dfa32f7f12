"""Plays a scenario, as often as is wanted from the same beginning, and photographs its end."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from simulator import snapshot
from storage.database import Database
from tests.beginning import KEY, PROGRAMMES
from tests.crashes.photo import Photo, photo_of
from tests.crashes.scenarios import Scenario
from tests.crashes.stage import stage_in
from tests.crashes.under_way import UnderWay
from tests.crashes.verdict import complaints
from tests.town import town_in

DATABASE, WORLD = "hembot.sqlite3", "telegram.json"


@dataclass(frozen=True)
class Ending:
    """How things are at the end, and what a crash on the way left open."""

    photo: Photo
    points: tuple[str, ...]
    errors: tuple[str, ...]
    under_way: UnderWay
    has_died_there: bool


@dataclass(frozen=True)
class Verdict:
    """What a crash has done to people; `is_there` unless the process outlived its deadly point."""

    point: str
    troubles: tuple[str, ...]
    is_there: bool


class Play:
    """One scenario, begun once."""

    def __init__(self, scenario: Scenario, folder: Path) -> None:
        self._scenario = scenario
        self._folder = folder

    async def begins(self) -> None:
        async with town_in(self._folder) as town:
            await self._scenario.begins(town)
            await town.closes()
            snapshot.save(town.world, self._folder / WORLD)

    async def ends(self, *, deadly: str | None = None) -> Ending:
        """From the beginning to the end; Hembot dies at the deadly point and is started again."""
        with TemporaryDirectory(dir=self._folder) as name:
            shutil.copy(self._folder / DATABASE, name)
            async with stage_in(Path(name), self._folder / WORLD, deadly=deadly) as stage:
                await self._scenario.goes_on(stage)
                has_died = stage.deaths == 1
                if deadly and not has_died:
                    await stage.dies_at_rest()
                assert deadly or self._has_come_true(stage.database)
                photo = photo_of(stage.database, stage.world)
                return Ending(photo, stage.points, stage.errors, stage.under_way, has_died)

    async def verdict_on(self, deadly: str, calm: Ending) -> Verdict:
        try:
            ending = await self.ends(deadly=deadly)
        except TimeoutError:
            return Verdict(deadly, ("it never settles",), is_there=True)
        unexpected = sorted(set(ending.errors) - set(calm.errors))
        found = complaints(calm.photo, ending.photo, ending.under_way)
        return Verdict(deadly, (*found, *unexpected), ending.has_died_there)

    def _has_come_true(self, file: Path) -> bool:
        database = Database.open(f"sqlite:///{file}", key=KEY, programmes=PROGRAMMES)
        with database.unit_of_work() as work:
            has_come_true = self._scenario.has_come_true(work)
        database.close()
        return has_come_true
