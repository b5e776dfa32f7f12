"""The calendar server that comes with us: runs for as long as the block does."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from calendars.client.account import Account
from calendars.client.client import Client
from calendars.client.errors import Conflict
from calendars.client.session import Session
from calendars.radicale.configuration import (
    BOT,
    HOST,
    check_user,
    write_configuration,
    write_users,
)
from calendars.radicale.folder import Folder
from calendars.radicale.passwords import read_passwords
from calendars.radicale.process import CALM, Pace, Supervised

NAME = "visits"


class Radicale:
    """A running Radicale, and the logins for it."""

    def __init__(self, folder: Folder, port: int, pace: Pace) -> None:
        self.url = f"http://{HOST}:{port}"
        self.process = Supervised(folder, port, pace)
        self._folder = folder
        self._users = {BOT}

    def account(self, user: str = BOT) -> Account:
        """The bot may do everything; a member everything with their own calendars.

        Raises KeyError for somebody who never had a login.
        """
        return Account(self.url, user, read_passwords(self._folder.passwords, [])[user])

    def calendar_url(self, member: str) -> str:
        """Where this member's visits stand."""
        return f"{self.url}/{member}/{NAME}/"

    def admit(self, users: Iterable[str]) -> None:
        """Give logins to these as well. Raises BadUser."""
        for user in users:
            check_user(user)
            self._users.add(user)
        passwords = read_passwords(self._folder.passwords, sorted(self._users))
        write_users(self._folder, {user: passwords[user] for user in sorted(self._users)})

    async def take_in(self, members: Mapping[str, str]) -> None:
        """Give each member (user: the name of their calendar) a login and a calendar.

        What is there already stays as it is. Raises BadUser and CalendarError.
        """
        self.admit(members)
        async with Client() as client:
            bot = client.sign_in(self.account())
            for member, name in members.items():
                await _give_calendar(bot, member, name)


@asynccontextmanager
async def running_radicale(
    folder: Path, port: int, members: Mapping[str, str] | None = None, *, pace: Pace = CALM
) -> AsyncIterator[Radicale]:
    """Radicale on loopback, with a calendar for each member (user: the name of their calendar).

    Who is not named here has no login any more, though their calendar is kept. The caller holds
    the folder: whatever Radicale still runs in it is ended. Started from the main thread, it
    dies with us even if we are killed. Raises PortTaken, NotStarted, BadUser.
    """
    place = Folder(folder.absolute())
    write_configuration(place, port)
    radicale = Radicale(place, port, pace)
    radicale.admit(members or {})
    try:
        await radicale.process.open()
        if members:
            await radicale.take_in(members)
        yield radicale
    finally:
        await radicale.process.close()


async def _give_calendar(bot: Session, member: str, name: str) -> None:
    # Radicale makes a member's own folder only when they sign in for the first time
    with suppress(Conflict):
        await bot.make_collection(f"/{member}/")
    with suppress(Conflict):
        await bot.make_calendar(f"/{member}/{NAME}/", name)
