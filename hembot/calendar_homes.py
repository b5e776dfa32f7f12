"""Calendars for staff who have none elsewhere: one server for each employer, started by us."""

import asyncio
import re
import unicodedata
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from calendars.client.account import Account, is_loopback
from calendars.radicale.child import NAME as COLLECTION
from calendars.radicale.child import Radicale, running_radicale
from hembot.free_port import free_port
from storage.perform import Perform
from storage.work import SqlWork
from visits.access import VISITORS, who_is
from visits.actions.tend_calendars import moved_house
from visits.copy import StaffCalendar
from visits.people import Employer, Staff

NAME = "Hembesök"


@dataclass(frozen=True)
class CalendarHome:
    """A running server with the calendars of one employer's staff, by user."""

    employer: Employer
    server: Radicale
    members: Mapping[str, Staff]

    def calendar_url(self, user: str) -> str:
        return self.server.calendar_url(user)

    def account(self, user: str) -> Account:
        return self.server.account(user)


@asynccontextmanager
async def calendar_homes(
    perform: Perform, folder: Path, port: int
) -> AsyncIterator[Sequence[CalendarHome]]:
    """One for each employer whose staff need one, on `port` and those after it (0: free ones).

    Raises PortTaken, NotStarted.
    """
    by_employer = _by_employer(await perform(_without_a_calendar_elsewhere))
    async with AsyncExitStack() as running:
        homes = await asyncio.gather(
            *(
                running.enter_async_context(_home(folder / employer, _port(port, nth), members))
                for nth, (employer, members) in enumerate(by_employer.items())
            )
        )
        for home in homes:
            await perform(partial(_move_in, home=home))
        yield homes


@asynccontextmanager
async def _home(folder: Path, port: int, members: Sequence[Staff]) -> AsyncIterator[CalendarHome]:
    users = {user_of(member): member for member in members}
    async with running_radicale(folder, port, dict.fromkeys(users, NAME)) as server:
        yield CalendarHome(members[0].employer, server, users)


def user_of(staff: Staff) -> str:
    """A name that can be typed into any calendar program, and that nobody else has."""
    plain = unicodedata.normalize("NFKD", staff.name).encode("ascii", "ignore").decode().lower()
    return f"{re.sub('[^a-z]', '', plain)[:20]}{staff.id}"


def _without_a_calendar_elsewhere(work: SqlWork) -> Sequence[Staff]:
    visitors = (one for one in work.people.all_staff() if who_is(one) in VISITORS)
    return [one for one in visitors if _lives_here(one, work.calendars.get(one.id))]


def _lives_here(staff: Staff, calendar: StaffCalendar | None) -> bool:
    """Another server of this computer, such as a DavMail, is elsewhere."""
    if calendar is None:
        return True
    address = urlsplit(calendar.url)
    is_here = is_loopback(address.hostname or "")
    return is_here and address.path == f"/{user_of(staff)}/{COLLECTION}/"


def _by_employer(staff: Iterable[Staff]) -> Mapping[Employer, Sequence[Staff]]:
    in_order = sorted(staff, key=lambda one: (one.employer != Employer.REGION, one.id))
    return {who: list(group) for who, group in groupby(in_order, key=lambda one: one.employer)}


def _port(first: int, nth: int) -> int:
    return first + nth if first else free_port()


def _move_in(work: SqlWork, home: CalendarHome) -> None:
    for user, member in home.members.items():
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
