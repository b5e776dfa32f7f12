"""The XML that we send; what comes from elsewhere is escaped."""

from collections.abc import Iterable
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from calendars.client.answers import Href

HEAD = '<?xml version="1.0" encoding="utf-8"?>'
NAMES = (
    'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'
)

PRINCIPAL = ("D:current-user-principal",)
HOME = ("C:calendar-home-set",)
CTAG = ("S:getctag",)
EXISTS = ("D:resourcetype",)
LISTING = ("D:getetag", "D:resourcetype")
CALENDARS = (
    "D:resourcetype",
    "D:displayname",
    "D:supported-report-set",
    "D:current-user-privilege-set",
    "D:sync-token",
    "C:supported-calendar-component-set",
    "S:getctag",
)
OBJECT = "<D:prop><D:getetag/><C:calendar-data/></D:prop>"


def properties(names: Iterable[str]) -> bytes:
    """What a PROPFIND asks for."""
    return _document("D:propfind", f"<D:prop>{_empty(names)}</D:prop>")


def sync(token: str) -> bytes:
    """RFC 6578: what has changed since; all of it for an empty token."""
    return _document(
        "D:sync-collection",
        f"<D:sync-token>{escape(token)}</D:sync-token><D:sync-level>1</D:sync-level>"
        "<D:prop><D:getetag/></D:prop>",
    )


def multiget(hrefs: Iterable[Href]) -> bytes:
    """RFC 4791, 7.9."""
    wanted = "".join(f"<D:href>{escape(href)}</D:href>" for href in hrefs)
    return _document("C:calendar-multiget", OBJECT + wanted)


def query(start: datetime, end: datetime) -> bytes:
    """RFC 4791, 7.8: events that touch the time; never expanded, which costs servers seconds."""
    time = f'<C:time-range start="{_instant(start)}" end="{_instant(end)}"/>'
    event = f'<C:comp-filter name="VEVENT">{time}</C:comp-filter>'
    return _document(
        "C:calendar-query",
        f'{OBJECT}<C:filter><C:comp-filter name="VCALENDAR">{event}</C:comp-filter></C:filter>',
    )


def new_calendar(name: str) -> bytes:
    """RFC 4791, 5.3.1: a calendar for events alone."""
    return _document(
        "C:mkcalendar",
        f"<D:set><D:prop><D:displayname>{escape(name)}</D:displayname>"
        '<C:supported-calendar-component-set><C:comp name="VEVENT"/>'
        "</C:supported-calendar-component-set></D:prop></D:set>",
    )


def _document(root: str, inner: str) -> bytes:
    return f"{HEAD}<{root} {NAMES}>{inner}</{root}>".encode()


def _empty(names: Iterable[str]) -> str:
    return "".join(f"<{name}/>" for name in names)


def _instant(moment: datetime) -> str:
    assert moment.tzinfo is not None
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
