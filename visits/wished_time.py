"""What a parent seems to wish for in words of their own: a question to ask, nothing more."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class WishedTime:
    """A visit on a day from `first_day` to `last_day`, between `from_` and `to` (Swedish clocks).

    None where nothing was said: no day means any day. At one moment: `from_` is `to`. «Next
    Thursday» may mean either of two: `or_day` is the later one. `but_not` are days left out.
    """

    first_day: date | None = None
    last_day: date | None = None
    from_: time | None = None
    to: time | None = None
    or_day: date | None = None
    but_not: frozenset[date] = frozenset()

    @property
    def is_at_a_moment(self) -> bool:
        return self.from_ is not None and self.from_ == self.to

    def is_at(self, moment: datetime) -> bool:
        """Whether just this moment (of the local clock) is wished for."""
        return self.is_at_a_moment and self.from_ == moment.time() and self.is_on(moment.date())

    def is_on(self, day: date) -> bool:
        """Whether a visit that day would be on a wished one."""
        return day not in self.but_not and self.days_from(day) == 0

    def days_from(self, day: date) -> int:
        """How many days lie between that day and the nearest wished one."""
        if self.first_day is None or self.last_day is None:
            return 0
        after = max((self.first_day - day).days, (day - self.last_day).days, 0)
        return after if self.or_day is None else min(after, abs((self.or_day - day).days))


@dataclass(frozen=True, slots=True)
class EitherClock:
    """The hour can be meant by the clock that begins at sunrise, or by ours: it is asked back."""

    at_sunrise_clock: WishedTime
    at_our_clock: WishedTime


Wish = WishedTime | EitherClock | None
"""None: the words are kept for staff as they were written."""
