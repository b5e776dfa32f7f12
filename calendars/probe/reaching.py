"""Whether there is a calendar that we are let into, and whether the server tells so by itself."""

from calendars.client import bodies, discovery
from calendars.client.answers import CalendarFound, Href
from calendars.client.asking import propfind
from calendars.client.errors import AuthRefused, BadAnswer, CalendarError
from calendars.client.line import Line
from calendars.client.multistatus import CALDAV, DAV
from calendars.probe.bench import Bench
from calendars.probe.finding import Finding, bad, otherwise, well

EVENTS = "VEVENT"


async def sign_in(bench: Bench) -> Finding:
    try:
        is_one = await bench.timed("signing in", is_calendar(bench.line, bench.calendar.href))
    except AuthRefused:
        return bad("Lets us in: no.", "the server does not accept the login")
    except BadAnswer as trouble:
        return bad(f"Speaks CalDAV: no. {trouble}", "a web page or something else answers there")
    if not is_one:
        return bad("There is a calendar at this address: no.", "the address is not a calendar's")
    return well("Lets us in, and there is a calendar at this address.")


async def is_calendar(line: Line, place: Href) -> bool:
    """Whether a calendar is at this very place. Raises CalendarError."""
    told = await propfind(line, place, bodies.EXISTS, depth=0)
    kinds = (entry.names_in(f"{DAV}resourcetype") for entry in told.entries)
    return any(f"{CALDAV}calendar" in named for named in kinds)


async def discover(bench: Bench) -> Finding:
    try:
        found = await discovery.discover(bench.line)
    except CalendarError:
        found = []
    mine = next((one for one in found if one.href == bench.calendar.href), None)
    if mine is None:
        return otherwise("Does not list this calendar when asked which ones there are.")
    return _of(mine, len(found))


def _of(mine: CalendarFound, many: int) -> Finding:
    if not mine.may_write:
        return bad("Lets us write: no.", "this login may only read it")
    if mine.components and EVENTS not in mine.components:
        return bad("Is made for events: no.", "it is not made for events, perhaps for tasks")
    return well(f"Lists this calendar when asked which ones there are ({many}).")
