"""One storm: a seed decides who there is, what they do, and what goes wrong meanwhile."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from starlette.routing import Router

from hembot.demo.run import BOT
from simulator.bot_api.door import Door
from simulator.world import World
from tests.storm import invariants
from tests.storm.clinic import Clinic
from tests.storm.clock import StormClock
from tests.storm.days import Days
from tests.storm.disk import the_disk
from tests.storm.life import SENDERS, Around, Life
from tests.storm.loop import TurnedLoop, run_on
from tests.storm.openings import Openings
from tests.storm.outages import Outages
from tests.storm.people import People
from tests.storm.record import Record
from tests.storm.seams import foreseen, hurried, overheard
from tests.storm.stand import Stand
from tests.storm.tapping import Tapping
from tests.storm.weather import Weather
from tests.storm.writing import Writing

STEPS = 180
REST_EVERY = 60
PAUSES = (0, 0, 0.05, 0.3, 1.0, 3.0)  # seconds between one step and the next
LEASES_RUN_OUT = timedelta(minutes=3)
LONGEST_REST = 100


@dataclass(frozen=True)
class Outcome:
    """How a seed went: every step, and what was broken."""

    seed: int
    lines: list[str]
    broken: list[str]

    @property
    def report(self) -> str:
        """Every step, what was broken then, and how to see it again."""
        return "\n".join([*self.lines, "", self.summary])

    @property
    def summary(self) -> str:
        if not self.broken:
            return f"seed {self.seed}: all is well"
        return "\n".join([f"seed {self.seed}:", *self.broken, f"make storm SEED={self.seed}"])


def storm(seed: int, *, steps: int = STEPS) -> Outcome:
    loop = TurnedLoop()
    loop.set_exception_handler(lambda *_: None)  # what a crash leaves behind is no news
    one = Storm(seed, loop)
    with hurried(), overheard(one.record), foreseen(seed):
        run_on(loop, one.rages(steps))
    return Outcome(seed, one.record.lines, one.record.broken)


class Storm:
    def __init__(self, seed: int, loop: TurnedLoop) -> None:
        self._chance = random.Random(f"steps of {seed}")
        self.clock = StormClock(loop)
        self.record = Record(self.clock)
        self.world = World(BOT, self.clock)
        self.weather = Weather(self.world, self.record, random.Random(f"weather of {seed}"))
        self.disk = the_disk()
        app = Router(Door(self.world, self.weather.line).routes())
        on_the_way = random.Random(f"delays of {seed}")
        self._around = Around(app, self.disk, self.clock, self.record, on_the_way)
        self.clinic = Clinic(self.world, self.record, self._chance, self.clock.now())
        self._people = People(self.world, self.clinic, self.record, self._chance)
        self._tapping, self._writing = Tapping(self._people), Writing(self._people)
        self.days: Days

    async def rages(self, steps: int) -> None:
        self.disk.is_wiped()
        with self.disk.database.unit_of_work() as work:
            self.clinic.opens(work)
        self._knows_who_can_be_told()
        self.days = Days(self._around, self.weather, self._chance, Life(self._around))
        acts, weights = zip(*self._steps(), strict=True)
        for number in range(1, steps + 1):
            (act,) = self._chance.choices(acts, weights)
            if (line := await _done(act)) is not None:
                self.record.note(f"{number:3} {line}")
            await asyncio.sleep(self._chance.choice(PAUSES))
            if number % REST_EVERY == 0 or number == steps:
                await self._rests()
            if self.record.broken:
                return

    def _steps(self) -> list[tuple[Callable[[], object], float]]:
        """What may happen next, and how likely it is."""
        tap, write, days = self._tapping, self._writing, self.days
        outages = Outages(self.clock, self.weather, days, tap, self._chance)
        open_to_all = Openings(self._people, tap, days, self._chance)
        return [
            (tap.what_came_last, 40),
            (tap.what_stands_there, 14),
            (tap.what_was_once_seen, 12),
            (tap.twice, 3),
            (tap.what_nobody_showed, 1),
            (write.a_command, 12),
            (write.words, 3),
            (write.words_of_danger, 1),
            (write.strange_things, 0.5),
            (write.takes_consent_back, 1.5),
            (write.opens_an_invitation, 2),
            (write.blocks_or_comes_back, 1.5),
            (write.deletes_the_account, 0.1),
            (open_to_all.somebody_answers, 6),
            (open_to_all.one_is_called_off, 1),
            (open_to_all.one_is_moved, 1),
            (days.delivers, 16),
            (days.plans, 2),
            (days.time_passes, 7),
            (days.evening_falls, 1),
            (days.weather_changes, 3),
            (self.weather.strikes, 3),
            (outages.of_hours, 0.7),
            (outages.of_answers, 0.7),
            (outages.of_floods, 0.7),
            (days.storage_is_away, 1),
            (days.fate_is_set, 4),
            (days.stops, 1),
            (days.starts, 12),
        ]

    async def _rests(self) -> None:
        """The faults end, and all that is due happens; then everything must be as it should."""
        self.weather.clears()
        for _ in range(LONGEST_REST):
            await self.days.is_up()
            await asyncio.sleep(5)
            self.days.life.plans()
            await self.days.life.jobs_end()
            for which in range(SENDERS):
                self.days.life.delivers(which)
                await self.days.life.jobs_end()
            if self._is_quiet():
                break
            self.clock.turn_by(LEASES_RUN_OUT)
        else:
            self.record.broken.append("it never comes to rest")
        self.record.note("    at rest")
        self.record.broken += invariants.broken_in(self._stand())

    def _is_quiet(self) -> bool:
        if self.days.life.is_busy or self.world.updates.waiting:
            return False
        stand = self._stand()
        return not stand.due and not stand.unsettled_updates

    def _stand(self) -> Stand:
        return Stand(
            self.disk.look(), self.disk.updates(), self.record, self.world, self.clock.now()
        )

    def _knows_who_can_be_told(self) -> None:
        stand = self._stand()
        for person_id, person in stand.people.items():
            can_be_told = stand.can_be_told(person_id)
            self.record.reached[person_id] = can_be_told
            self.record.reaches(person_id, person.chat_id, can_be_told=can_be_told)


async def _done(act: Callable[[], object]) -> object:
    done = act()
    return await done if isinstance(done, Awaitable) else done
