"""How far people must travel for a visit: from where they were last, and to where they go next."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from visits.availability.openings import MINUTE, Opening
from visits.availability.search import Search
from visits.busy import Taken

DAY = 24 * 60 * MINUTE


class Journeys:
    """Looks up everybody's neighbours in time."""

    def __init__(self, search: Search, taken: Sequence[Sequence[Taken]]) -> None:
        self._search = search
        # without a known area every journey is as long as any other
        known = taken if search.area is not None else ()
        self._coming = [sorted((one.ends, one.area or "") for one in times) for times in known]
        self._going = [sorted((one.starts, one.area or "") for one in times) for times in known]

    def minutes(self, opening: Opening) -> int:
        """The sum for all; between two times that somebody is taken it does not change."""
        ends = opening.last + self._search.minutes * MINUTE
        coming = (self._coming_from(times, opening.first) for times in self._coming)
        going = (self._going_to(times, ends) for times in self._going)
        return sum(coming) + sum(going)

    def _coming_from(self, times: Sequence[tuple[int, str]], moment: int) -> int:
        at = bisect_right(times, moment, key=_moment) - 1
        return self._minutes(times, at, moment)

    def _going_to(self, times: Sequence[tuple[int, str]], moment: int) -> int:
        at = bisect_left(times, moment, key=_moment)
        return self._minutes(times, at, moment)

    def _minutes(self, times: Sequence[tuple[int, str]], at: int, moment: int) -> int:
        """From another day's place nobody comes: they come from home or from the office."""
        here, travel = self._search.area, self._search.rules.travel
        if not 0 <= at < len(times) or times[at][0] // DAY != moment // DAY:
            return travel.minutes(None, here)
        return travel.minutes(times[at][1] or None, here)


def _moment(time: tuple[int, str]) -> int:
    return time[0]
