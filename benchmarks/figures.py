"""All figures over a million visits, as pages ask for them.

`python -m benchmarks.figures [VISITS]`: on SQLite, and on PostgreSQL where a server is installed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median

import sqlalchemy as sa
from cryptography.fernet import Fernet

from hembot.demo.cast import ANNA, SAMIRA, STAFF
from storage.address import read_address
from storage.database import Database
from storage.tables import families, family_months, month_totals, told_totals
from storage.tables.figures import DIMENSIONS
from tests import postgresql
from visits.actions.look_closely import closely
from visits.actions.see_figures import overview
from visits.figures.asked import Asked
from visits.figures.count import Count, Told
from visits.figures.counted import Dimension
from visits.figures.months import Period
from visits.programme import months_after
from visits.work import Work

VISITS, OF_A_FAMILY, AREAS, MONTHS, TIMES = 1_000_000, 8, 60, 36, 5
LANGUAGES = ("sv", "ar", "so", "ti", "prs", "ckb", "kmr", "en", "tr", "pl", "uk", "es", "bs", "fi")
FIRST = date(2024, 1, 1)
TODAY = date(2026, 11, 23)
EVERYTHING = Asked(Period(FIRST, months_after(FIRST, MONTHS - 1)))
ONE_AREA = Asked(EVERYTHING.period, {Dimension.AREA: "area-7"})
AT_ONCE = 20_000
Rows = list[dict[str, object]]


def fill(url: str, visits: int, dice: random.Random) -> None:
    """As the job has counted them: eight visits of each family, in eight months."""
    engine = sa.create_engine(read_address(url)[0])
    with engine.begin() as connection:
        for numbers in _portions(visits // OF_A_FAMILY):
            homes: Rows = [_home(number) for number in numbers]
            connection.execute(families.insert(), homes)
            found: Rows = [row for home in homes for row in _months(home, dice)]
            connection.execute(family_months.insert(), found)
        _sum_up(connection)
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()


def _portions(many: int) -> Iterator[range]:
    for first in range(1, many + 1, AT_ONCE):
        yield range(first, min(first + AT_ONCE, many + 1))


def _home(number: int) -> dict[str, object]:
    area = f"area-{number % AREAS}"
    return {
        "id": number,
        "alias": f"F-{number}",
        "programme": "trygg-start" if number % 3 else "orebro",
        "pair_id": 1,
        "area": area,
        "centre": f"BVC {area}",
        "count_behind": False,
    }


def _months(home: dict[str, object], dice: random.Random) -> Iterator[dict[str, object]]:
    number = home["id"]
    assert isinstance(number, int)
    place = {name: home[name] for name in ("area", "centre", "programme")}
    for month in dice.sample(range(MONTHS), OF_A_FAMILY):
        yield {
            "family_id": number,
            "month": months_after(FIRST, month),
            "language": LANGUAGES[number // AREAS % len(LANGUAGES)],
            **place,
            **{str(count): int(dice.random() < 0.8) for count in Count},
            Count.HELD: 1,
            Count.REPORTED: 1,
        }


def _sum_up(connection: sa.Connection) -> None:
    cell = [family_months.c[name] for name in ("month", *DIMENSIONS)]
    for table, many in (
        (month_totals, {name: family_months.c[name] for name in Count}),
        (told_totals, {Told.TO_SAY: family_months.c.held, Told.SAID: family_months.c.answered}),
    ):
        sums = [sa.func.sum(column) for column in many.values()]
        connection.execute(
            table.insert().from_select(
                ["month", *DIMENSIONS, *many], sa.select(*cell, *sums).group_by(*cell)
            )
        )


PAGES: dict[str, Callable[[Work], object]] = {
    "all figures": lambda work: overview(work, EVERYTHING, today=TODAY),
    "all figures of one area": lambda work: overview(work, ONE_AREA, today=TODAY),
    "one figure, by everything": lambda work: closely(work, "right_time", EVERYTHING, today=TODAY),
    "families visited, by everything": lambda work: closely(
        work, "families", EVERYTHING, today=TODAY
    ),
}


def measure(kind: str, url: str, visits: int) -> None:
    with closing(Database.open(url, key=Fernet.generate_key(), programmes={})) as database:
        with database.unit_of_work() as work:
            anna, samira = (work.people.add_staff(STAFF[one]) for one in (ANNA, SAMIRA))
            work.families.pair(anna.id, samira.id)
        fill(url, visits, random.Random(7))
        for name, page in PAGES.items():
            spent = [_seconds(database, page) for _ in range(TIMES)]
            print(f"{kind:10} {name:32} median {median(spent):5.2f} s   worst {max(spent):5.2f} s")


def _seconds(database: Database, page: Callable[[Work], object]) -> float:
    before = time.perf_counter()
    with database.unit_of_work() as work:
        page(work)
    return time.perf_counter() - before


def main(visits: int = VISITS) -> None:
    print(f"{visits} visits of {visits // OF_A_FAMILY} families, {MONTHS} months, {AREAS} areas")
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{Path(folder) / 'figures.sqlite'}", visits)
    with postgresql.running() as server:
        if server is not None:
            measure("PostgreSQL", server.new_database(), visits)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
