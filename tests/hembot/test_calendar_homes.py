"""Calendars of our own for staff: for those of the first start, and for who comes later."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from calendars.client.client import Client
from hembot.calendar_homes import CalendarHomes, calendar_homes
from hembot.demo.cast import ANNA, KARIN, SAMIRA, STAFF
from hembot.demo.desks import desks_of
from scheduler import timetable
from storage.database import Database
from storage.perform import Performer
from tests.beginning import KEY, PROGRAMMES
from tests.hembot.installation import Installation
from tests.hembot.program import started_here
from visits.copy import StaffCalendar
from visits.people import Employer, Staff

LONGEST = 60  # seconds of real time, on a busy computer


@pytest.fixture
def database(tmp_path: Path, hurry: None) -> Database:
    return Database.open(f"sqlite:///{tmp_path / 'hembot.sqlite3'}", key=KEY, programmes=PROGRAMMES)


@pytest.fixture
async def performer(database: Database) -> AsyncIterator[Performer]:
    performer = Performer(database)
    yield performer
    performer.close()
    database.close()


@pytest.fixture
def anna(database: Database) -> Staff:
    return registered(database, STAFF[ANNA])


@pytest.fixture
async def homes(anna: Staff, performer: Performer, tmp_path: Path) -> AsyncIterator[CalendarHomes]:
    """One for Anna, the only one who is registered when Hembot starts."""
    async with calendar_homes(performer.perform, tmp_path / "calendars", 0) as homes:
        yield homes


def registered(database: Database, member: Staff) -> Staff:
    with database.unit_of_work() as work:
        return work.people.add_staff(member)


def calendar_of(database: Database, member: Staff) -> StaffCalendar | None:
    with database.unit_of_work() as work:
        return work.calendars.get(member.id)


async def can_be_read(homes: CalendarHomes, member: Staff) -> bool:
    """With the login and at the address that this member is given."""
    [(home, user)] = [
        (home, user)
        for home in homes.running
        for user, one in home.members.items()
        if one == member
    ]
    async with Client() as client:
        url = home.calendar_url(user)
        changes = await client.sign_in(home.account(user)).calendar(url).changes()
    return not changes.changed


async def test_who_is_registered_meanwhile_gets_a_calendar_on_the_employers_server(
    homes: CalendarHomes, database: Database
) -> None:
    samira = registered(database, replace(STAFF[SAMIRA], employer=Employer.REGION))

    await homes.welcome()

    hers = calendar_of(database, samira)
    assert len(homes.running) == 1
    assert hers is not None and hers.url.startswith(homes.running[0].server.url)
    assert await can_be_read(homes, samira)


async def test_the_first_of_another_employer_gets_a_server(
    homes: CalendarHomes, database: Database, anna: Staff
) -> None:
    samira = registered(database, STAFF[SAMIRA])

    await homes.welcome()

    assert [home.employer for home in homes.running] == [Employer.REGION, Employer.MUNICIPALITY]
    assert calendar_of(database, samira) is not None
    assert await can_be_read(homes, samira) and await can_be_read(homes, anna)


async def test_at_the_next_start_each_employer_has_its_place(
    database: Database, performer: Performer, tmp_path: Path
) -> None:
    """Else they would change ports, and staff's telephones look in the wrong house."""
    registered(database, STAFF[SAMIRA])
    async with calendar_homes(performer.perform, tmp_path, 0) as homes:
        registered(database, STAFF[ANNA])
        await homes.welcome()

    async with calendar_homes(performer.perform, tmp_path, 0) as again:
        came = [home.employer for home in again.running]

    assert came == [home.employer for home in homes.running]
    assert came == [Employer.MUNICIPALITY, Employer.REGION]


async def test_who_visits_nobody_gets_none(homes: CalendarHomes, database: Database) -> None:
    karin = registered(database, STAFF[KARIN])

    await homes.welcome()

    assert calendar_of(database, karin) is None
    assert len(homes.running) == 1


async def test_those_who_are_there_stay_as_they_are(
    homes: CalendarHomes, database: Database, anna: Staff
) -> None:
    hers = calendar_of(database, anna)
    assert hers is not None
    with database.unit_of_work() as work:
        work.calendars.put(replace(hers, token="7"))
    before = calendar_of(database, anna), homes.running[0].server.process.pid

    await homes.welcome()

    assert (calendar_of(database, anna), homes.running[0].server.process.pid) == before


async def test_while_the_server_is_down_they_wait(
    homes: CalendarHomes, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    process = homes.running[0].server.process
    await process.close()
    samira = registered(database, replace(STAFF[SAMIRA], employer=Employer.REGION))

    with caplog.at_level(logging.WARNING):
        await homes.welcome()
    meanwhile = calendar_of(database, samira)
    await process.open()
    await homes.welcome()

    assert meanwhile is None and "no calendar yet" in caplog.text
    assert calendar_of(database, samira) is not None


async def test_who_is_invited_while_hembot_runs_needs_no_new_start(
    empty: Installation, hurry: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timetable, "WELCOME_SECONDS", 0.2)
    async with started_here(empty):
        arguments = ("invite", "Anna", "--profession", "nurse", "--phone", "031-390 06 01")
        printed = await asyncio.to_thread(empty.hembot, *arguments)
        assert printed.exit_code == 0, printed.output

        async with asyncio.timeout(LONGEST):
            while len(annas := list(folders(empty, "anna"))) < 2:
                await asyncio.sleep(0.05)

    assert len({path.name for path in annas}) == 2


def folders(installation: Installation, user: str) -> list[Path]:
    """Of the calendars of all whose user begins so."""
    roots = installation.folder.glob(f"calendars/*/collections/collection-root/{user}*")
    return [path for path in roots if any(path.iterdir())]


async def test_who_was_invited_to_the_demo_has_a_desk_on_its_page(
    homes: CalendarHomes, database: Database
) -> None:
    registered(database, replace(STAFF[SAMIRA], name=KARIN.name, employer=Employer.REGION))
    await homes.welcome()

    desks = desks_of(homes.running)

    assert [(desk.name, desk.caption) for desk in desks] == [
        (ANNA.name, ANNA.caption),
        (KARIN.name, SAMIRA.caption),
    ]
