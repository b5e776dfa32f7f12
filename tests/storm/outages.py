"""Telegram is down for hours, or hardly to be heard, while people and Hembot go on."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from tests.storm.clock import StormClock
from tests.storm.days import Days
from tests.storm.life import SENDERS
from tests.storm.tapping import Tapping
from tests.storm.weather import Weather

DOWN, A_WHILE = timedelta(hours=6), timedelta(minutes=20)
DEAF, SOME_MINUTES = timedelta(hours=1), timedelta(minutes=4)
FLOOD, A_MOMENT = timedelta(minutes=20), timedelta(seconds=20)


@dataclass
class Outages:
    """Each is one long step of the storm; afterwards the line is clear."""

    clock: StormClock
    weather: Weather
    days: Days
    tapping: Tapping
    chance: random.Random

    async def of_hours(self) -> str:
        """Also what is being delivered then may die."""
        await self._is_at_rest()
        self.weather.is_down()
        await self._lasts(DOWN, A_WHILE, self._may_die)
        self.weather.clears()
        return f"Telegram was down for {DOWN}"

    async def of_answers(self) -> str:
        """What may have been heard must not be said again."""
        await self._is_at_rest()
        self.weather.loses_answers()
        await self._lasts(DEAF, SOME_MINUTES, self._may_die)
        self.weather.clears()
        return f"Telegram was hard to hear for {DEAF}"

    async def of_floods(self) -> str:
        """Nothing else goes wrong: whoever does not hear of a silence has no excuse."""
        await self._is_at_rest()
        self.weather.floods()
        await self._lasts(FLOOD, A_MOMENT, lambda: None)
        self.weather.clears()
        return f"Telegram asked for silence for {FLOOD}"

    async def _is_at_rest(self) -> None:
        await self.days.is_up()
        await self.days.life.jobs_end()

    async def _lasts(
        self, span: timedelta, step: timedelta, goes_wrong: Callable[[], None]
    ) -> None:
        until = self.clock.now() + span
        while self.clock.now() < until:
            self.tapping.what_came_last()
            self.tapping.what_stands_there()
            self.days.life.plans()
            goes_wrong()
            for which in range(SENDERS):
                self.days.life.delivers(which)
            await asyncio.sleep(self.chance.uniform(1, 8))
            await self.days.life.jobs_end()
            await self.days.starts()
            self.clock.turn_by(step * self.chance.uniform(0.5, 1.5))

    def _may_die(self) -> None:
        if self.chance.random() < 0.2:
            self.days.life.fate.strikes_after(self.chance.randint(0, 12))
