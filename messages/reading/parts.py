"""The parts of a day, as staff and families mean them."""

from datetime import time
from enum import Enum


class Part(Enum):
    """From when until when (Swedish clocks)."""

    morning = time(8), time(12)
    forenoon = time(8), time(12), "forenoon"
    lunch = time(11), time(13)
    afternoon = time(12), time(17)
    evening = time(16), time(19)

    @property
    def begins(self) -> time:
        return self.value[0]

    @property
    def ends(self) -> time:
        return self.value[1]
