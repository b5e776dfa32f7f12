"""Reads calendar objects: many at once where the server can, else one by one."""

from collections.abc import Collection, Iterator
from datetime import datetime

from calendars.client import bodies, refusals
from calendars.client.answers import Href, Object
from calendars.client.asking import ask_xml, loss, read
from calendars.client.errors import BadAnswer, Gone, TooLarge
from calendars.client.line import Line
from calendars.client.multistatus import CALDAV, MISSING, OK, Entry, Multistatus
from calendars.client.wire import Answer, Request

DATA = f"{CALDAV}calendar-data"

Found = dict[Href, Object | None]
"""None: surely not there."""


async def fetch(line: Line, collection: Href, hrefs: Collection[Href]) -> dict[Href, Object]:
    """See `Calendar.fetch`."""
    found: Found = {}
    for batch in _batches(sorted(hrefs), line.limits.batch):
        found |= await _by_multiget(line, collection, batch)
    for href in hrefs:
        if href not in found:
            found[href] = await _alone(line, collection, href)
    return _there(found)


async def get(line: Line, collection: Href, href: Href) -> Object:
    """See `Calendar.get`."""
    answer = await _gotten(line, href)
    if answer is None:
        raise await loss(line, collection)
    return Object(href, answer.etag, _text(answer.body))


async def is_there(line: Line, href: Href) -> bool:
    """Whether anything lies at this path."""
    try:
        return await _gotten(line, href) is not None
    except TooLarge:
        return True


async def between(
    line: Line, collection: Href, start: datetime, end: datetime
) -> dict[Href, Object]:
    """See `Calendar.busy_between`."""
    answer = await ask_xml(line, "REPORT", collection, bodies.query(start, end), depth=1)
    told = await read(line, answer)
    hrefs = frozenset(entry.href for entry in told.but(collection))
    found = _found(line, told, hrefs)
    # some servers only say which events they are
    told_alone = await fetch(line, collection, hrefs - found.keys())
    return _there(found) | told_alone


async def _gotten(line: Line, href: Href) -> Answer | None:
    answer = await line.ask(Request("GET", href, line.limits.object))
    if answer.status in MISSING:
        return None
    if answer.status != OK:
        raise refusals.of_read(answer)
    if answer.is_web_page or answer.body.lstrip().startswith(b"<"):
        raise BadAnswer
    return answer


async def _by_multiget(line: Line, collection: Href, hrefs: list[Href]) -> Found:
    """Nothing where the server cannot, or where one bad object spoils the whole answer."""
    try:
        answer = await ask_xml(line, "REPORT", collection, bodies.multiget(hrefs), depth=1)
        if refusals.is_about_the_request(answer):
            return {}
        told = await read(line, answer)
    except BadAnswer:
        return {}
    return _found(line, told, frozenset(hrefs))


def _found(line: Line, told: Multistatus, wanted: frozenset[Href]) -> Found:
    found: Found = {}
    for entry in told.entries:
        if entry.href in wanted and (entry.status in MISSING or DATA in entry.properties):
            found[entry.href] = _object(line, entry)
    return found


async def _alone(line: Line, collection: Href, href: Href) -> Object | None:
    try:
        return await get(line, collection, href)
    except Gone:
        return None
    except TooLarge:
        return Object(href, None, "")


def _there(found: Found) -> dict[Href, Object]:
    return {href: object for href, object in found.items() if object is not None}


def _object(line: Line, entry: Entry) -> Object | None:
    if entry.status in MISSING:
        return None
    text = entry.properties[DATA].text or ""
    return Object(entry.href, entry.etag, text if len(text) <= line.limits.object else "")


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""


def _batches(hrefs: list[Href], size: int) -> Iterator[list[Href]]:
    return (hrefs[first : first + size] for first in range(0, len(hrefs), size))
