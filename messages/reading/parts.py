"""The parts of a day, as staff and families mean them."""

from datetime import time
from enum import Enum


class Part(Enum):
    """From when until when (Swedish clocks)."""

    morning = time(8), time(12)
    forenoon = morning
    lunch = time(11), time(13)
    afternoon = time(12), time(17)
    evening = time(16), time(19)

    def __init__(self, begins: time, ends: time) -> None:
        self.begins = begins
        self.ends = ends
