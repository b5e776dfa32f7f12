"""The time of day in a storm: it runs with the loop, and is turned besides."""

from datetime import datetime, timedelta

from tests.beginning import MONDAY_MORNING
from tests.storm.loop import TurnedLoop


class StormClock:
    def __init__(self, loop: TurnedLoop) -> None:
        self._loop = loop
        self._turned = timedelta()
        self._turns: list[tuple[datetime, timedelta]] = []

    def now(self) -> datetime:
        return MONDAY_MORNING + self._turned + timedelta(seconds=self._loop.time())

    def turn_by(self, span: timedelta) -> None:
        self._turns.append((self.now(), span))
        self._turned += span

    def turned_between(self, since: datetime, until: datetime) -> timedelta:
        """By how much it was turned: time in which nothing could arrive."""
        return sum((span for at, span in self._turns if since <= at <= until), timedelta())

    def turn_to(self, moment: datetime) -> None:
        self.turn_by(max(moment - self.now(), timedelta()))
