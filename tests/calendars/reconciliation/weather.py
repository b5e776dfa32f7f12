"""What goes wrong between Hembot and a calendar, at random."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Sky(StrEnum):
    """How a calendar's server is just now, seen from Hembot."""

    CLEAR = "clear"
    SHAKY = "shaky"
    """Three in ten requests time out, before or after taking effect."""
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

    def meddles(self) -> bool:
        return self.random.random() < self.meddling

    def clears_up(self) -> None:
        self.sky, self.meddling = Sky.CLEAR, 0.0
