"""The staff's calendars as the phones page shows them, with a switch for each server."""

from collections.abc import Iterable, Sequence
from functools import partial

from calendars.radicale.beforehand import PortTaken
from calendars.radicale.process import NotStarted, Supervised
from hembot.calendar_homes import CalendarHome
from hembot.demo.cast import STAFF
from hembot.demo.colleagues import PHONES
from simulator.calendars.desk import Desk, NotSwitched, Server

CAPTIONS = {staff.profession: who.caption for who, staff in STAFF.items()}


def desks_of(homes: Iterable[CalendarHome]) -> Sequence[Desk]:
    return [desk for home in homes for desk in _desks(home)]


def _desks(home: CalendarHome) -> Iterable[Desk]:
    process = home.server.process
    server = Server(
        stop=process.close,
        start=partial(_started, process),
        is_running=lambda: process.pid is not None,
    )
    for user, member in home.members.items():
        if member.phone in PHONES:
            continue
        yield Desk(
            member.name,
            CAPTIONS.get(member.profession, {}),
            home.calendar_url(user),
            home.account(user),
            server,
        )


async def _started(process: Supervised) -> None:
    """Raises NotSwitched."""
    try:
        await process.open()
    except (PortTaken, NotStarted) as why:
        raise NotSwitched(str(why)) from why
