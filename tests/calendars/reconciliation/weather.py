"""What goes wrong between Hembot and a calendar, at random."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Sky(StrEnum):
    """How a calendar's server is just now, seen from Hembot."""

    CLEAR = "clear"
    SHAKY = "shaky"
    """Three in ten requests time out: without effect, after taking effect, or long before."""
    DOWN = "down"
    REFUSES = "refuses"
    """401."""
    VANISHED = "vanished"
    """404: the whole calendar is away."""
    EMPTIED = "emptied"
    """It is there, and nothing is in it."""


class Fault(StrEnum):
    BEFORE = "before"
    AFTER = "after"
    LATE = "late"
    """The server does it all the same, when nobody waits for it any more."""


@dataclass
class Weather:
    """Over one calendar. `meddling` is how often its owner saves just before we write."""

    random: Random
    sky: Sky = Sky.CLEAR
    meddling: float = 0.0

    def fault(self) -> Fault | None:
        if self.sky is not Sky.SHAKY or self.random.random() > 0.3:
            return None
        return self.random.choice(list(Fault))

    def fault_of_a_write(self) -> Fault | None:
        return self.fault()

    def lateness(self) -> int:
        """How many other requests the server answers first."""
        return self.random.randrange(1, 10)

    def meddles(self) -> bool:
        return self.random.random() < self.meddling

    def clears_up(self) -> None:
        self.sky, self.meddling = Sky.CLEAR, 0.0
