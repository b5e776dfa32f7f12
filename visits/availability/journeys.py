"""How far people must travel for a visit: from where they were last, and to where they go next."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from visits.availability.openings import MINUTE, Opening
from visits.availability.search import Search
from visits.busy import Taken

DAY = 24 * 60 * MINUTE


class Journeys:
    """Looks up everybody's neighbours in time, on the days of the openings that were found."""

    def __init__(
        self, search: Search, found: Sequence[Opening], taken: Sequence[Sequence[Taken]]
    ) -> None:
        self._search = search
        self._length = search.minutes * MINUTE
        looked_at = {one.first // DAY for one in found} | {self._ends(one) // DAY for one in found}
        # without a known area every journey is as long as any other
        known = taken if search.area is not None else ()
        there = [
            (times, days) for times in known if (days := looked_at & _days_with_an_area(times))
        ]
        self._coming = [
            sorted((ends, area or "") for _, ends, area in times if ends // DAY in days)
            for times, days in there
        ]
        self._going = [
            sorted((starts, area or "") for starts, _, area in times if starts // DAY in days)
            for times, days in there
        ]

    def minutes(self, opening: Opening) -> int:
        """The sum for all whose journeys differ; it is the same between two times of theirs."""
        ends = self._ends(opening)
        coming = (self._coming_from(times, opening.first) for times in self._coming)
        going = (self._going_to(times, ends) for times in self._going)
        return sum(coming) + sum(going)

    def _ends(self, opening: Opening) -> int:
        return opening.last + self._length

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


def _days_with_an_area(times: Sequence[Taken]) -> set[int]:
    """On all others each journey of this person is as long as another."""
    # by its number: by its name it takes twice as long
    known = [one for one in times if one[2] is not None]
    return {one.starts // DAY for one in known} | {one.ends // DAY for one in known}


def _moment(time: tuple[int, str]) -> int:
    return time[0]
