"""What happens to Hembot itself: jobs run or do not, time passes, it stops, crashes, starts."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tests.properties.ground import Row
from tests.storm.life import SENDERS, Around, Life
from tests.storm.weather import Weather
from visits.quiet_hours import ZONE
from visits.visit import HAS_A_TIME

EVENING = time(17, 31)


@dataclass
class Days:
    """One life after the other; each happening is a line of the log, or None."""

    around: Around
    weather: Weather
    chance: random.Random
    life: Life

    def delivers(self) -> str | None:
        which = self.chance.randrange(SENDERS)
        return f"sender {which} looks" if self.life.delivers(which) else None

    def plans(self) -> str | None:
        return "the plan is swept" if self.life.plans() else None

    async def time_passes(self) -> str:
        """The clock is not turned while something is being said: nobody's computer sleeps so."""
        await self.life.jobs_end()
        span = timedelta(minutes=self.chance.randint(1, 90))
        if self.chance.random() < 0.35:
            span = timedelta(hours=self.chance.randint(2, 14))
        if self.chance.random() < 0.08:
            span = timedelta(days=self.chance.randint(1, 3))
        self.around.clock.turn_by(span)
        if self.chance.random() < 0.8:
            self.life.plans()
            self.life.delivers(0)
        return f"{span} pass"

    async def evening_falls(self) -> str | None:
        """The one before the next visit: pictures go with what is said then."""
        await self.life.jobs_end()
        now = self.around.clock.now()
        evenings = [evening for visit in self._standing() if (evening := _before(visit)) > now]
        if not evenings:
            return None
        self.around.clock.turn_to(min(evenings))
        self.life.plans()
        self.life.delivers(0)
        return "it is the evening before a visit"

    def _standing(self) -> Iterator[Row]:
        visits = self.around.disk.look()["visits"]
        return (visit for visit in visits if visit.status in HAS_A_TIME)

    def weather_changes(self) -> str:
        self.weather.clears()
        if self.chance.random() < 0.4:
            return "the line clears"
        return f"the line worsens: {self.weather.worsens()}"

    def storage_is_away(self) -> str:
        self.life.performing.fails = self.chance.randint(1, 5)
        return "the storage is away"

    def fate_is_set(self) -> str:
        moments = self.chance.randint(0, 12)
        self.life.fate.strikes_after(moments)
        if self.chance.random() < 0.5:
            self.life.delivers(0)
        return f"Hembot is going to crash, {moments} moments from now"

    async def stops(self) -> str | None:
        if self.life.is_over:
            return None
        await self.life.stops()
        return "Hembot is stopped"

    async def starts(self) -> str | None:
        if not self.life.is_over:
            return None
        await self.is_up()
        return "Hembot starts again"

    async def is_up(self) -> None:
        """It lives, and nothing is going to happen to it."""
        self.life.fate.spares()
        self.life.performing.fails = 0
        if self.life.is_over:
            await self.life.is_buried()
            self.life = Life(self.around)


def _before(visit: Row) -> datetime:
    day = visit.starts_at.astimezone(ZONE).date() - timedelta(days=1)
    return datetime.combine(day, EVENING, ZONE)
