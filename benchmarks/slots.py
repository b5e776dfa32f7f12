"""Joint free times: from the SQL query to the slots, beside a live search in CalDAV calendars.

Two and three people, four weeks, 3,651 busy intervals each. Every search gives the slots that a
brute-force search gives. `python -m benchmarks.slots [SEARCHES]`
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import median

import httpx
from cryptography.fernet import Fernet

from benchmarks.calendars_of_staff import DAYS, FIRST, live, objects, radicale, taken_by
from calendars.holidays import swedish_days_off
from hembot.demo.cast import ANNA, STAFF
from storage.database import Database
from tests.postgresql import running
from tests.visits.slow_search import choice
from visits.availability.search import Search
from visits.booking_rules import BookingRules, Travel
from visits.busy import BusyInterval, Taken
from visits.people import Staff
from visits.programme import Window
from visits.slots import joint_slots
from visits.visit import Slot
from visits.work import Work

Find = Callable[[Search], tuple[Slot, ...]]

RULES = BookingRules(travel=Travel(20), days_off=swedish_days_off())
LIVE_SEARCHES = 8
CHECKED = 4
CALENDARS = [objects(seed) for seed in (1, 2, 3)]


def searches(staff: Sequence[Staff], count: int) -> list[Search]:
    """75 minutes, each around another day of the coming year."""
    days = [date(2026, 11, 2) + timedelta(days=n * 7 % 365) for n in range(count)]
    return [
        Search(
            tuple(staff),
            75,
            Window(day, day + timedelta(days=13)),
            day,
            datetime(day.year, day.month, day.day, 7, 30, tzinfo=UTC) - timedelta(days=3),
            RULES,
        )
        for day in days
    ]


def fill(work: Work) -> list[Staff]:
    """Three people whose calendars are the benchmark's; returns them."""
    staff = [work.people.add_staff(STAFF[ANNA]) for _ in CALENDARS]
    for number, member in enumerate(staff):
        for uid, times in _expanded(number).items():
            work.busy.replace(member.id, uid, [_interval(member, uid, one) for one in times])
    return staff


@cache
def _expanded(number: int) -> dict[str, list[Taken]]:
    since = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC)
    until = since + timedelta(days=DAYS + 7)
    return {uid: list(taken_by(text, since, until)) for uid, text in CALENDARS[number].items()}


def _interval(member: Staff, uid: str, taken: Taken) -> BusyInterval:
    starts_at, ends_at = (datetime.fromtimestamp(at, UTC) for at in (taken.starts, taken.ends))
    return BusyInterval(member.id, uid, starts_at, ends_at)


def from_the_table(work: Work) -> Find:
    def find(search: Search) -> tuple[Slot, ...]:
        return joint_slots(search, _in_the_table(work, search))

    return find


def _in_the_table(work: Work, search: Search) -> list[Sequence[Taken]]:
    since, until = search.span
    return [work.busy.taken(member.id, since, until) for member in search.staff]


def from_the_server(client: httpx.Client) -> Find:
    def find(search: Search) -> tuple[Slot, ...]:
        since, until = search.span
        people = range(len(search.staff))
        return joint_slots(search, [live(client, n, since, until) for n in people])

    return find


def check(work: Work, wanted: Sequence[Search]) -> None:
    find = from_the_table(work)
    for search in wanted[:CHECKED]:
        assert list(find(search)) == choice(search, _in_the_table(work, search))


def measure(title: str, find: Find, wanted: Sequence[Search]) -> float:
    """Print and return the median, in milliseconds."""
    for search in wanted[:2]:
        find(search)
    times, cpu = [], []
    for search in wanted:
        began, cpu_began = time.perf_counter(), time.thread_time()
        find(search)
        times.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.thread_time() - cpu_began))
    p95 = sorted(times)[int(len(times) * 0.95)]
    row = f"{title:34}{len(times):9}{median(times):10.2f}{p95:10.2f}{median(cpu):10.2f}"
    print(row, flush=True)
    return median(times)


def on_database(title: str, url: str, count: int) -> None:
    database = Database.open(url, key=Fernet.generate_key(), programmes={}, rules=RULES)
    with database.unit_of_work() as work:
        staff = fill(work)
    with database.unit_of_work() as work:
        for number, people in ((2, staff[:2]), (3, staff)):
            wanted = searches(people, count)
            check(work, wanted)
            measure(f"{title}, {number} people", from_the_table(work), wanted)
    database.close()


def beside_a_server(folder: Path, count: int) -> None:
    """The same two-person searches on a table and on a live server, by turns equal."""
    key = Fernet.generate_key()
    database = Database.open(f"sqlite:///{folder}/live.sqlite3", key=key, programmes={})
    with database.unit_of_work() as work:
        staff = fill(work)
    with database.unit_of_work() as work, radicale(folder / "radicale", CALENDARS[:2]) as client:
        table, server = from_the_table(work), from_the_server(client)
        wanted = searches(staff[:2], count)
        for search in wanted[:3]:
            assert table(search) == server(search)
        slow = measure("live calendar-query, 2 people", server, wanted[:LIVE_SEARCHES])
        quick = measure("SQLite again, 2 people", table, wanted)
    database.close()
    print(f"\nlive : table = {slow / quick:.0f}")


def main(count: int) -> None:
    print(f"{'':34}{'searches':>9}{'p50 ms':>10}{'p95 ms':>10}{'CPU ms':>10}")
    with tempfile.TemporaryDirectory() as folder:
        on_database("SQLite", f"sqlite:///{folder}/slots.sqlite3", count)
        with running() as server:
            if server is not None:
                on_database("PostgreSQL", server.new_database(), count)
        beside_a_server(Path(folder), count)


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["400"])[0]))
