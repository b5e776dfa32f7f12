"""What going round staff's calendars costs while little happens: requests and processor time.

200 calendars of 1,000 events on a lean stand-in in a process of its own, each read every 30 s,
of which 1 % change in a minute; then one such calendar on a real Radicale.
`python -m benchmarks.calendars [SECONDS]`
"""

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

import httpx
from cryptography.fernet import Fernet

from benchmarks.calendars_of_staff import objects, radicale
from benchmarks.processes import cpu_seconds
from calendars.client.account import Account
from calendars.client.client import Client
from calendars.polling import poll
from content.read_programmes import read_programmes
from hembot.demo.cast import ANNA, SAMIRA, STAFF
from scheduler.jobs.calendars import CALM, Rounds
from scheduler.timetable import CALENDAR_SECONDS
from storage.database import Database
from storage.perform import Performer
from visits.copy import StaffCalendar
from visits.people import Family, Parent, ParentRole, Staff
from visits.polled import Known
from visits.programme import Place, Window
from visits.transitions import Event
from visits.visit import Change, Status, Visit, slot_of
from visits.work import Work

CALENDARS, EVENTS, CHANGING = 200, 1_000, 0.01
VISITS = 2  # of each pair, which stand in both calendars
THEME = "03-att-lara-kanna-sitt-barn"
DAY = date(2026, 12, 1)
FIRST_VISIT = datetime(2027, 1, 11, 9, tzinfo=UTC)
POLLS = 20


class Clock:
    """The real time, that can be turned forward until all is quiet."""

    def __init__(self) -> None:
        self.ahead = datetime(2026, 12, 1, 8, tzinfo=UTC) - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class Server:
    """The stand-in."""

    url: str
    pid: int

    def asked(self) -> Counter[str]:
        return Counter(httpx.get(f"{self.url}/asked").json())


@asynccontextmanager
async def lean_server() -> AsyncIterator[Server]:
    arguments = [str(CALENDARS), str(EVENTS), str(CALENDARS * CHANGING)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.lean_caldav", *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        port = int(await process.stdout.readline())
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.kill()
        await process.wait()


def seed(work: Work, url: str, now: datetime) -> None:
    """Pairs with some visits ahead; their calendars are known as they are."""
    for number in range(0, CALENDARS, 2):
        nurse, supporter = (work.people.add_staff(STAFF[who]) for who in (ANNA, SAMIRA))
        pair = work.families.pair(nurse.id, supporter.id)
        for n in range(VISITS):
            parent = Parent(0, 0, ParentRole.BIRTH, "ar")
            alias = f"F-{number * VISITS + n + 1:04}"
            family = Family(0, alias, "trygg-start", pair, (parent,), born_on=DAY)
            _plan(work, work.families.add(family), nurse, FIRST_VISIT + timedelta(days=n), now)
        for place, member in ((number, nurse), (number + 1, supporter)):
            home = f"{url}/{place}/"
            work.calendars.put(StaffCalendar(member.id, home, "staff", "x", "sync:1", now))


def _plan(work: Work, family: Family, nurse: Staff, at: datetime, now: datetime) -> None:
    window = Window(at.date(), at.date())
    due = work.visits.add(Visit(0, family.id, 3, THEME, Place.HOME, window))
    slot = slot_of(at, 60)
    planned = Visit(due.id, family.id, 3, THEME, Place.HOME, window, 60, Status.PLANNED, 1, slot)
    work.visits.save(
        planned, Change(due.id, 1, Event.BOOK, Status.DUE, Status.PLANNED, nurse.id, now)
    )


async def until_quiet(rounds: Rounds, server: Server, clock: Clock) -> None:
    """Every visit is written into both calendars."""
    while server.asked()["PUT"] < CALENDARS * VISITS:
        await rounds.go()
        clock.ahead += timedelta(seconds=10)


async def steady(seconds: int) -> None:
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/rounds.sqlite3"
        database = Database.open(url, key=Fernet.generate_key(), programmes=read_programmes())
        performer = Performer(database)
        async with lean_server() as server, Client() as client:
            await performer.perform(seed, server.url, clock.now())
            rounds = Rounds(performer.perform, client, clock.now, CALM)
            await until_quiet(rounds, server, clock)
            await measured(rounds, server, seconds)
        performer.close()
        database.close()


async def measured(rounds: Rounds, server: Server, seconds: int) -> None:
    asked, theirs, ours = server.asked(), cpu_seconds(server.pid), time.process_time()
    took: list[float] = []
    until = time.perf_counter() + seconds
    while (began := time.perf_counter()) < until:
        await rounds.go()
        took.append(1000 * (time.perf_counter() - began))
        await asyncio.sleep(max(0, CALENDAR_SECONDS - took[-1] / 1000))
    ours, theirs = time.process_time() - ours, cpu_seconds(server.pid) - theirs
    minutes = seconds / 60
    requests = server.asked() - asked - Counter({"GET": 1})
    print(f"{CALENDARS} calendars, {CALENDARS * VISITS} copies of visits in them, {seconds} s:")
    for method, number in sorted(requests.items()):
        print(f"  {method:8}{number / minutes:8.0f} a minute")
    print(f"  CPU seconds a minute: Hembot {ours / minutes:.2f}, stand-in {theirs / minutes:.2f}")
    print(f"  one round: p50 {median(took):.0f} ms, longest {max(took):.0f} ms", flush=True)


async def real(url: str) -> None:
    """One calendar on Radicale: read for the first time, and while nothing changes."""
    async with Client() as client:
        calendar = client.sign_in(Account(url, "staff", "x")).calendar("/staff/0/")
        began, cpu = time.perf_counter(), time.process_time()
        nothing = Known(None, {}, {}, frozenset())
        first = await poll(calendar, 1, nothing, now=datetime(2026, 12, 1, 8, tzinfo=UTC))
        wall, cpu = time.perf_counter() - began, time.process_time() - cpu
        print(f"Radicale, {len(first.found)} events: read for the first time in {wall:.1f} s")
        print(f"  of which Hembot's CPU {cpu:.1f} s")
        known = Known(first.token, {}, {}, frozenset())
        took, cpu = [], time.process_time()
        for _ in range(POLLS):
            began = time.perf_counter()
            await poll(calendar, 1, known, now=datetime(2026, 12, 1, 8, tzinfo=UTC))
            took.append(1000 * (time.perf_counter() - began))
        cpu = 1000 * (time.process_time() - cpu) / POLLS
        print(f"  unchanged poll: p50 {median(took):.1f} ms, Hembot's CPU {cpu:.1f} ms")


def main(seconds: int) -> None:
    asyncio.run(steady(seconds))
    with tempfile.TemporaryDirectory() as folder, radicale(Path(folder), [objects(1)]) as server:
        asyncio.run(real(str(server.base_url)))


if __name__ == "__main__":
    main(int((sys.argv[1:] or ["30"])[0]))
