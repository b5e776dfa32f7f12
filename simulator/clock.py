"""The demo's time, handed in by whoever starts the world."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that only goes forward; all its moments are aware and in UTC."""

    def now(self) -> datetime: ...

    def turn_to(self, moment: datetime) -> None: ...
