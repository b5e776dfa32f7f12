"""Which few of all possible times are shown: in the window, near by, spread over the days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from visits.availability.journeys import Journeys
from visits.availability.openings import Opening
from visits.availability.search import Search
from visits.busy import Taken

MOST = 6
MOST_A_DAY = 2
APART = 4 * 60 * 60
"""Seconds; one in the morning and one later: times next to each other are no choice."""


def chosen(search: Search, found: Iterable[Opening], taken: Sequence[Sequence[Taken]]) -> list[int]:
    """Up to six beginnings (seconds since 1970, UTC), earliest first."""
    of_day: dict[date, list[int]] = {}
    for day, moment in _best_first(search, found, taken):
        others = of_day.setdefault(day, [])
        if len(others) < MOST_A_DAY and all(abs(moment - other) >= APART for other in others):
            others.append(moment)
            if sum(map(len, of_day.values())) == MOST:
                break
    return sorted(moment for moments in of_day.values() for moment in moments)


def on_the_grid(search: Search, opening: Opening) -> range:
    """The moments of this opening at which visits begin."""
    step = search.rules.grid * 60
    return range(-(-opening.first // step) * step, opening.last + 1, step)


def _best_first(
    search: Search, found: Iterable[Opening], taken: Sequence[Sequence[Taken]]
) -> Iterator[tuple[date, int]]:
    """In the programme's window first, then with the least travel, then near the wanted day."""
    found = tuple(found)
    window, wanted, journeys = search.window, search.wanted, Journeys(search, found, taken)

    def rank(opening: Opening) -> tuple[bool, int, int, Opening]:
        outside = not window.first <= opening.day <= window.last
        return outside, journeys.minutes(opening), abs((opening.day - wanted).days), opening

    for opening in sorted(found, key=rank):
        for moment in on_the_grid(search, opening):
            yield opening.day, moment
