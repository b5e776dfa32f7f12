"""Two months' visits, and what they pay, reckoned by hand. 25 October the clocks go back."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from visits.money import HeldVisit, Money, Rate
from visits.people import Profession
from visits.programme import Place
from visits.quiet_hours import ZONE
from visits.snapshot import Seen

Row = tuple[str, str, int, str, int]
"""Day, family, number, code, kronor."""
OfMonth = dict[str | None, list[Row]]
"""By centre; None: without one."""
TOGETHER = frozenset({Profession.NURSE, Profession.FAMILY_SUPPORTER})
NURSE_ALONE = frozenset({Profession.NURSE})
WITH_LIBRARIAN = TOGETHER | {Profession.LIBRARIAN}
MONEY = Money(
    kva="ZV509",
    code_name="Medverkan av företrädare för Socialtjänst",
    rates=(Rate(date(2026, 11, 15), 2600, 1850), Rate(date(2025, 1, 1), 2500, 1800)),
    fixed_centres=frozenset({"Varberga", "Mikaeli"}),
)
# who, where, which visit, when (on Swedish clocks), who came
HELD = """
F-0001 Varberga   1 2026-09-30 23:59 together
F-0001 Varberga   2 2026-10-01 00:00 together
F-0002 Adolfsberg 1 2026-10-02 09:00 with_librarian
F-0002 Adolfsberg 2 2026-10-09 09:00 nurse_alone
F-0002 Adolfsberg 3 2026-10-12 09:00 at_the_centre
F-0003 -          1 2026-10-15 09:00 together
F-0004 Adolfsberg 1 2026-10-20 09:00 no_snapshot
F-0002 Adolfsberg 4 2026-10-25 23:30 together
F-0001 Varberga   3 2026-10-31 23:30 together
F-0001 Varberga   4 2026-11-01 00:00 together
F-0002 Adolfsberg 5 2026-11-14 23:30 together
F-0002 Adolfsberg 6 2026-11-15 00:00 together
F-0001 Varberga   5 2026-11-30 23:59 together
F-0001 Varberga   6 2026-12-01 00:00 together
"""
OCTOBER: OfMonth = {
    "Adolfsberg": [
        ("2026-10-02", "F-0002", 1, "ZV509", 2500),
        ("2026-10-20", "F-0004", 1, "", 0),
        ("2026-10-25", "F-0002", 4, "ZV509", 2500),
    ],
    "Varberga": [
        ("2026-10-01", "F-0001", 2, "ZV509", 1800),
        ("2026-10-31", "F-0001", 3, "ZV509", 1800),
    ],
    None: [("2026-10-15", "F-0003", 1, "ZV509", 2500)],
}
NOVEMBER: OfMonth = {
    "Adolfsberg": [
        ("2026-11-14", "F-0002", 5, "ZV509", 2500),
        ("2026-11-15", "F-0002", 6, "ZV509", 2600),
    ],
    "Varberga": [
        ("2026-11-01", "F-0001", 4, "ZV509", 1800),
        ("2026-11-30", "F-0001", 5, "ZV509", 1850),
    ],
}
SUMS = {"2026-10": 2500 + 2500 + 1800 + 1800 + 2500, "2026-11": 2500 + 2600 + 1800 + 1850}


def seen(professions: frozenset[Profession], place: Place = Place.HOME) -> Seen:
    return Seen(minutes=60, place=place, staff=frozenset(), professions=professions)


SEEN = {
    "together": seen(TOGETHER),
    "with_librarian": seen(WITH_LIBRARIAN),
    "nurse_alone": seen(NURSE_ALONE),
    "at_the_centre": seen(TOGETHER, Place.CENTRE),
    "no_snapshot": None,
}


def held() -> Iterator[HeldVisit]:
    for line in HELD.strip().splitlines():
        alias, centre, number, day, hour, who = line.split()
        local = datetime.fromisoformat(f"{day} {hour}").replace(tzinfo=ZONE)
        yield HeldVisit(
            alias=alias,
            centre=None if centre == "-" else centre,
            number=int(number),
            starts_at=local.astimezone(UTC),
            seen=SEEN[who],
        )
