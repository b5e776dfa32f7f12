"""Which hours are meant: «half past two», «after 3», «in the afternoon»; by which clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto

from messages.reading.parts import Part

FEW_HOURS = range(1, 8)
"""By these hours alone nobody visits at night: they are meant as 13 to 19."""


class Half(Enum):
    AM = auto()
    PM = auto()


@dataclass(frozen=True, slots=True)
class Clock:
    """As it was written; `is_sure` if it can only be an hour of the 24."""

    hour: int
    minute: int = 0
    half: Half | None = None
    is_sure: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether it can be meant by the clock that begins at sunrise, too."""
        return self.hour in FEW_HOURS and self.half is None and not self.is_sure


@dataclass(frozen=True, slots=True)
class Hours:
    """From one clock to another, either may be missing; or a part of the day."""

    from_: Clock | None = None
    to: Clock | None = None
    part: Part | None = None

    @property
    def clocks(self) -> tuple[Clock, ...]:
        return tuple(clock for clock in (self.from_, self.to) if clock is not None)


@dataclass(frozen=True, slots=True)
class Dial:
    """How an hour is read: beside which part of the day, and by which clock."""

    part: Part | None = None
    from_sunrise: bool = False

    def time(self, clock: Clock) -> time:
        """The time on Swedish clocks."""
        return time(self._hour(clock), clock.minute)

    def _hour(self, clock: Clock) -> int:
        hour = clock.hour % 24
        if clock.is_sure or hour == 0 or hour > 12:
            return hour
        if clock.half is not None:
            return hour % 12 + (12 if clock.half is Half.PM else 0)
        if self.part is not None and (fit := self._within(hour)) is not None:
            return fit
        if self.from_sunrise and hour in FEW_HOURS:
            return hour + 6
        return hour + 12 if hour in FEW_HOURS else hour

    def _within(self, hour: int) -> int | None:
        assert self.part is not None
        from_sunrise = [hour + 6] if self.from_sunrise else []
        for candidate in [hour, hour % 12 + 12, *from_sunrise]:
            if self.part.begins.hour <= candidate <= self.part.ends.hour:
                return candidate
        late = self.part in (Part.afternoon, Part.evening)
        return hour % 12 + 12 if late else None


def together(found: Iterable[Hours]) -> Hours | None:
    """What is said of the hours in several places, as one; None if that is several times."""
    made = Hours()
    for hours in dict.fromkeys(found):
        for mine, theirs in ((made.from_, hours.from_), (made.to, hours.to)):
            if mine and theirs and mine != theirs:
                return None
        if made.part and hours.part and made.part is not hours.part:
            return None
        if (_at(made) and hours.clocks) or (_at(hours) and made.clocks):
            return None
        made = Hours(made.from_ or hours.from_, made.to or hours.to, made.part or hours.part)
    return made


def _at(hours: Hours) -> bool:
    return hours.from_ is not None and hours.from_ == hours.to
