"""Areas and centres lie in each other: what is told of either is a sum of the same parts.

The families of a centre mostly live in one area. If each table hid rows by itself, an area less its
centre would be whoever lives there and goes elsewhere, be it one family: docs/decisions/0018.
"""

from collections.abc import Iterable, Mapping

from visits.figures.counted import Dimension
from visits.figures.shown import Months, Parts

Place = tuple[str, str]
"""An area and a centre."""
PLACES = (Dimension.AREA, Dimension.CENTRE)


def parts_of(places: Mapping[Place, Months], by: Dimension) -> Parts:
    """The rows of one of the two, each made of the places that belong to it."""
    return Parts({sign(place): months for place, months in places.items()}, made_of(places, by))


def made_of(places: Iterable[Place], by: Dimension) -> Mapping[str, frozenset[str]]:
    """The signs of the places of each row."""
    found: dict[str, set[str]] = {}
    for place in places:
        found.setdefault(place[PLACES.index(by)], set()).add(sign(place))
    return {row: frozenset(signs) for row, signs in found.items()}


def sign(place: Place) -> str:
    return "\x1f".join(place)
