"""The time of day in a storm: it runs with the loop, and is turned besides."""

from datetime import datetime, timedelta

from tests.storm.loop import TurnedLoop
from tests.town import MONDAY_MORNING


class StormClock:
    def __init__(self, loop: TurnedLoop) -> None:
        self._loop = loop
        self._turned = timedelta()

    def now(self) -> datetime:
        return MONDAY_MORNING + self._turned + timedelta(seconds=self._loop.time())

    def turn_by(self, span: timedelta) -> None:
        self._turned += span

    def turn_to(self, moment: datetime) -> None:
        self._turned += max(moment - self.now(), timedelta())
