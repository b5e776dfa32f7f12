"""Reads when visits may be offered: one TOML file that a coordinator writes."""

import re
from collections.abc import Callable, Collection
from datetime import time, timedelta
from pathlib import Path

from content.mistake import Mistake, listed, read_text
from content.names import HALF_DAYS_AND_EVES
from content.places import few, names_of, place_name
from content.toml_file import parse
from content.toml_table import Table
from content.travel import TABLES, travel
from visits.booking_rules import Acceptance, BookingRules, DaysOff

RULES = Path(__file__).parent / "booking_rules.toml"
KEYS = (
    "grid_minutes",
    "notice_hours",
    "horizon_days",
    "minutes_before",
    "minutes_after",
    "earliest_visit",
    "also_days_off",
    "acceptance",
    "centres",
    *TABLES,
)
GRIDS = (5, 10, 15, 20, 30, 60)
WALL_TIME = re.compile(r"(\d{1,2}):(\d\d)")


class BadBookingRules(Mistake):
    """A file of booking rules that cannot be used."""


def read_booking_rules(
    days_off: Callable[[Collection[str]], DaysOff], path: Path = RULES
) -> BookingRules:
    """The rules of an installation.

    `days_off` knows the country's days off, and those of HALF_DAYS_AND_EVES that it is given.
    """
    top = parse(read_text(path, BadBookingRules), path, BadBookingRules)
    top.only(KEYS)
    return BookingRules(
        grid=_grid(top),
        notice=timedelta(hours=top.number_within("notice_hours", 0, 336)),
        days=top.number_within("horizon_days", 7, 180),
        before=top.number_within("minutes_before", 0, 120),
        after=top.number_within("minutes_after", 0, 120),
        first_visit=_wall_time(top, "earliest_visit"),
        days_off=days_off(_optional_days(top)),
        acceptance=_default(top.table("acceptance")),
        acceptance_at=_at_centres(top.table("centres")),
        areas=names_of(top.table("travel"), "areas"),
        travel=travel(top),
    )


def _grid(top: Table) -> int:
    grid = top.number("grid_minutes")
    if grid not in GRIDS:
        wrong = f"visits cannot begin every {grid} minutes"
        raise top.bad("grid_minutes", wrong, f"write {listed(map(str, GRIDS))}")
    return grid


def _wall_time(top: Table, key: str) -> time:
    written = top.text(key)
    match = WALL_TIME.fullmatch(written)
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise top.bad(key, f"{written!r} is no time of day", f'write {key} = "09:00"')
    return time(int(match[1]), int(match[2]))


def _optional_days(top: Table) -> tuple[str, ...]:
    names = top.texts("also_days_off")
    for name in names:
        if name not in HALF_DAYS_AND_EVES:
            cure = f"write {listed(HALF_DAYS_AND_EVES)}"
            raise top.bad("also_days_off", f"the day {name!r} is unknown", cure)
    return names


def _default(table: Table) -> Acceptance:
    table.only(("default",))
    return _acceptance(table, "default")


def _at_centres(table: Table) -> dict[str, Acceptance]:
    names = few(table, "", list(table.values))
    return {place_name(table, name, name): _acceptance(table, name) for name in names}


def _acceptance(table: Table, key: str) -> Acceptance:
    written = table.text(key)
    if written not in list(Acceptance):
        cure = f"write {listed(Acceptance)}"
        raise table.bad(key, f"nobody knows whose yes {written!r} asks for", cure)
    return Acceptance(written)
