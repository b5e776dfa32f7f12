"""Finds the calendars of an account, from whatever address its owner was given (RFC 6764)."""

from calendars.client import bodies
from calendars.client.answers import CalendarFound, Href
from calendars.client.asking import propfind
from calendars.client.errors import AuthRefused, BadAnswer, CollectionGone, Elsewhere, Refused
from calendars.client.hrefs import spelled
from calendars.client.line import Line
from calendars.client.multistatus import CALDAV, CALENDARSERVER, DAV, Entry

WELL_KNOWN = Href("/.well-known/caldav")
ROOT = Href("/")
MAY_WRITE = frozenset({f"{DAV}all", f"{DAV}write", f"{DAV}write-content"})


async def discover(line: Line) -> list[CalendarFound]:
    """See `Session.discover`."""
    given = spelled(line.account.path)
    principal = await _principal(line, given)
    home = await _home(line, principal) if principal is not None else None
    told = await propfind(line, home or principal or given, bodies.CALENDARS, depth=1)
    return [_found(entry) for entry in told.entries if _is_calendar(entry)]


async def _principal(line: Line, given: Href) -> Href | None:
    places = (given, WELL_KNOWN, ROOT) if given != ROOT else (WELL_KNOWN, ROOT)
    for place in places:
        try:
            found = await _href_told(line, place, bodies.PRINCIPAL, f"{DAV}current-user-principal")
        except AuthRefused:
            if place == places[0]:
                raise
            continue  # not everybody may look at the root
        if found is not None:
            return found
    return None


async def _home(line: Line, principal: Href) -> Href | None:
    return await _href_told(line, principal, bodies.HOME, f"{CALDAV}calendar-home-set")


async def _href_told(line: Line, place: Href, names: tuple[str, ...], wanted: str) -> Href | None:
    try:
        told = await propfind(line, place, names, depth=0)
    except Elsewhere:
        raise
    except (BadAnswer, CollectionGone, Refused):  # a web page, or no WebDAV at this place
        return None
    return next((href for entry in told.entries if (href := entry.href_in(wanted))), None)


def _is_calendar(entry: Entry) -> bool:
    return f"{CALDAV}calendar" in entry.names_in(f"{DAV}resourcetype")


def _found(entry: Entry) -> CalendarFound:
    privileges = entry.names_in(f"{DAV}current-user-privilege-set")
    reports = entry.names_in(f"{DAV}supported-report-set")
    return CalendarFound(
        href=entry.href,
        name=entry.text(f"{DAV}displayname") or "",
        components=_components(entry),
        ctag=entry.text(f"{CALENDARSERVER}getctag"),
        can_sync=f"{DAV}sync-collection" in reports or entry.text(f"{DAV}sync-token") is not None,
        may_write=not privileges or bool(privileges & MAY_WRITE),
    )


def _components(entry: Entry) -> frozenset[str]:
    told = entry.properties.get(f"{CALDAV}supported-calendar-component-set")
    names = (comp.get("name", "") for comp in told) if told is not None else ()
    return frozenset(name.upper() for name in names if name)
