"""What chance decides about the demo's earlier families: the same for whoever starts it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar

from visits.people import Left
from visits.programme import Programme, Window
from visits.quiet_hours import ZONE
from visits.why_left import Why

T = TypeVar("T")
SATURDAY = 5
SOON = timedelta(days=35)
OLDEST, YOUNGEST = timedelta(days=620), timedelta(days=75)
AREAS = {"Angered": 6, "Bergsjön": 5, "Centrum": 3, "Frölunda": 4, "Hisingen": 5}
LANGUAGES = {"sv": 7, "ar": 6, "so": 5, "en": 3, "ti": 2, "uk": 3}
WHY_LEFT = {
    (Left.DECLINED, Why.TIMES): 4,
    (Left.DECLINED, Why.NO_NEED): 3,
    (Left.DECLINED, Why.NOT_AT_HOME): 2,
    (Left.MOVED, Why.MOVED): 6,
    (Left.OTHER, Why.OTHER_HELP): 2,
    (Left.OTHER, Why.NOT_SAID): 1,
}


@dataclass
class Chance:
    """One stream of numbers, for one clinic on one day."""

    today: date
    _draw: Random = field(default_factory=lambda: Random(2026))

    def one_of(self, weights: Mapping[T, int]) -> T:
        return self._draw.choices(list(weights), list(weights.values()))[0]

    def some_of(self, things: Sequence[T], most: int) -> tuple[T, ...]:
        return tuple(self._draw.sample(things, min(len(things), self._draw.randint(1, most))))

    def happens(self, percent: int) -> bool:
        return self._draw.randrange(100) < percent

    def between(self, least: int, most: int) -> int:
        return self._draw.randint(least, most)

    def birth(self, programme: Programme) -> date:
        """A day that leaves the family in peace now: no visit of theirs is due these weeks."""
        while True:
            back = self._draw.randint(YOUNGEST.days, OLDEST.days)
            born_on = self.today - timedelta(days=back)
            windows = [
                planned.age.window(due_on=born_on, born_on=born_on) for planned in programme.series
            ]
            if not any(w.first <= self.today + SOON and w.last >= self.today for w in windows):
                return born_on

    def moment(self, window: Window) -> datetime:
        """A full hour of a working day in the window, or a little after it."""
        day = window.first + timedelta(
            days=self._draw.randint(0, (window.last - window.first).days)
        )
        if self.happens(8):
            day = window.last + timedelta(days=self._draw.randint(1, 9))
        while day.weekday() >= SATURDAY:
            day += timedelta(days=1)
        return datetime.combine(day, time(self._draw.randint(8, 15)), ZONE).astimezone(UTC)
