"""Calendars for staff who have none elsewhere: one server for each employer, started by us."""

import asyncio
import logging
import re
import unicodedata
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from calendars.client.account import Account, is_loopback
from calendars.client.errors import CalendarError
from calendars.radicale.beforehand import PortTaken
from calendars.radicale.child import NAME as COLLECTION
from calendars.radicale.child import Radicale, running_radicale
from calendars.radicale.process import NotStarted
from hembot.free_port import free_port
from storage.perform import Perform
from storage.work import SqlWork
from visits.access import VISITORS
from visits.actions.tend_calendars import moved_house
from visits.copy import StaffCalendar
from visits.people import Employer, Staff

log = logging.getLogger(__name__)

VISIT_FAMILIES = frozenset(profession for profession, _ in VISITORS)
NAME = "Hembesök"


@dataclass(frozen=True)
class CalendarHome:
    """A running server with the calendars of one employer's staff, by user."""

    employer: Employer
    server: Radicale
    members: dict[str, Staff]

    def calendar_url(self, user: str) -> str:
        return self.server.calendar_url(user)

    def account(self, user: str) -> Account:
        return self.server.account(user)


class CalendarHomes:
    """All that run, on `port` and those after it (0: free ones)."""

    def __init__(self, perform: Perform, folder: Path, port: int, until: AsyncExitStack) -> None:
        self.running: list[CalendarHome] = []
        self._perform = perform
        self._folder = folder
        self._first_port = port
        self._until = until

    async def open(self) -> None:
        """For all who are registered. Raises PortTaken, NotStarted."""
        by_employer = _by_employer(await self._perform(_without_a_calendar_elsewhere))
        homes = (self._started(nth, who) for nth, who in enumerate(by_employer.values()))
        self.running += await asyncio.gather(*homes)
        for home in self.running:
            await self._perform(partial(_move_in, home=home, users=home.members))

    async def welcome(self) -> None:
        """For those who were registered since: what cannot be done now is tried the next time."""
        here = {member.id for home in self.running for member in home.members.values()}
        everybody = await self._perform(_without_a_calendar_elsewhere)
        new = _by_employer(member for member in everybody if member.id not in here)
        for employer, members in new.items():
            try:
                await self._take_in(employer, members)
            except (CalendarError, PortTaken, NotStarted) as why:
                log.warning("no calendar yet: %s", why, extra={"employer": employer})

    async def _take_in(self, employer: Employer, members: Sequence[Staff]) -> None:
        home = next((home for home in self.running if home.employer is employer), None)
        if home is None:
            home = await self._started(len(self.running), members)
            self.running.append(home)
        users = _by_user(members)
        await home.server.take_in(dict.fromkeys(users, NAME))
        home.members.update(users)
        await self._perform(partial(_move_in, home=home, users=users))

    async def _started(self, nth: int, members: Sequence[Staff]) -> CalendarHome:
        employer, users = members[0].employer, _by_user(members)
        port = self._first_port + nth if self._first_port else free_port()
        server = running_radicale(self._folder / employer, port, dict.fromkeys(users, NAME))
        return CalendarHome(employer, await self._until.enter_async_context(server), users)


@asynccontextmanager
async def calendar_homes(perform: Perform, folder: Path, port: int) -> AsyncIterator[CalendarHomes]:
    """One for each employer whose staff need one, on `port` and those after it (0: free ones).

    Raises PortTaken, NotStarted.
    """
    async with AsyncExitStack() as until:
        homes = CalendarHomes(perform, folder, port, until)
        await homes.open()
        yield homes


def user_of(staff: Staff) -> str:
    """A name that can be typed into any calendar program, and that nobody else has."""
    plain = unicodedata.normalize("NFKD", staff.name).encode("ascii", "ignore").decode().lower()
    return f"{re.sub('[^a-z]', '', plain)[:20]}{staff.id}"


def _without_a_calendar_elsewhere(work: SqlWork) -> Sequence[Staff]:
    visitors = (one for one in work.people.all_staff() if one.profession in VISIT_FAMILIES)
    return [one for one in visitors if _lives_here(one, work.calendars.get(one.id))]


def _lives_here(staff: Staff, calendar: StaffCalendar | None) -> bool:
    """Another server of this computer, such as a DavMail, is elsewhere."""
    if calendar is None:
        return True
    address = urlsplit(calendar.url)
    is_here = is_loopback(address.hostname or "")
    return is_here and address.path == f"/{user_of(staff)}/{COLLECTION}/"


def _by_user(staff: Iterable[Staff]) -> dict[str, Staff]:
    return {user_of(member): member for member in staff}


def _by_employer(staff: Iterable[Staff]) -> Mapping[Employer, Sequence[Staff]]:
    """As they came, so that each keeps its port when the next one comes."""
    found: dict[Employer, list[Staff]] = {}
    for member in sorted(staff, key=lambda one: one.id):
        found.setdefault(member.employer, []).append(member)
    return found


def _move_in(work: SqlWork, home: CalendarHome, users: Mapping[str, Staff]) -> None:
    for user, member in users.items():
        account = home.account(user)
        url = home.calendar_url(user)
        moved_house(work, StaffCalendar(member.id, url, account.user, account.secret))


def how_to_subscribe(homes: Iterable[CalendarHome]) -> str:
    """What to type into Thunderbird, DAVx5 or an iPhone, for each calendar."""
    lines = [
        "Staff calendars (CalDAV), for Thunderbird, DAVx5 or an iPhone; see docs/calendars.md:"
    ]
    for home in homes:
        for user, member in home.members.items():
            secret = home.account(user).secret
            lines.append(
                f"  {member.name}: {home.calendar_url(user)} user {user} password {secret}"
            )
    return "\n".join(lines)
