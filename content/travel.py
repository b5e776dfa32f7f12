"""Reads how long staff travel: within an area, and between each two of them."""

from collections.abc import Collection

from content.mistake import listed
from content.places import names_of
from content.toml_table import Table
from visits.booking_rules import Travel

TABLES = ("travel", "minutes_between")
TRAVEL_KEYS = ("areas", "default_minutes", "within_an_area_minutes")
LONGEST_JOURNEY = 240

Way = frozenset[str]


def travel(top: Table) -> Travel:
    """The table of travel; a way that is not written takes the default."""
    usual, between = (top.table(name) for name in TABLES)
    usual.only(TRAVEL_KEYS)
    areas = names_of(usual, "areas")
    within = usual.number_within("within_an_area_minutes", 0, LONGEST_JOURNEY)
    return Travel(
        default=usual.number_within("default_minutes", 0, LONGEST_JOURNEY),
        table={**{Way({area}): within for area in areas}, **_ways(between, areas)},
    )


def _ways(between: Table, areas: Collection[str]) -> dict[Way, int]:
    ways: dict[Way, int] = {}
    for written in between.values:
        way = _way(between, written, areas)
        if way in ways:
            cure = "take one of the lines away: a way takes as long in both directions"
            raise between.bad(written, f"the way {written!r} is there twice", cure)
        ways[way] = between.number_within(written, 0, LONGEST_JOURNEY)
    return ways


def _way(between: Table, written: str, areas: Collection[str]) -> Way:
    ends = [name.strip() for name in written.split(",")]
    if len(ends) != 2:
        cure = 'write two areas with a comma between them, such as "Angered, Centrum" = 30'
        raise between.bad(written, f"{written!r} is no way between two areas", cure)
    for name in ends:
        if name not in areas:
            cure = f"write {listed(areas)}, or add it to areas" if areas else "add it to areas"
            raise between.bad(written, f"the area {name!r} is unknown", cure)
    return Way(ends)
