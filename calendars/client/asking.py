"""The questions of WebDAV: PROPFIND and REPORT."""

import asyncio
from collections.abc import Iterable

from calendars.client import bodies, refusals
from calendars.client.answers import Href
from calendars.client.errors import BadAnswer, CalendarError, CollectionGone, Gone
from calendars.client.line import Line
from calendars.client.multistatus import Multistatus, read_multistatus
from calendars.client.wire import MULTISTATUS, XML, Answer, Request

# reading less takes a millisecond or two
WORTH_A_THREAD = 200_000


async def propfind(line: Line, path: Href, names: Iterable[str], *, depth: int) -> Multistatus:
    """Raises CollectionGone where nothing is, and what `refusals.of_read` and the line raise."""
    answer = await ask_xml(line, "PROPFIND", path, bodies.properties(names), depth=depth)
    told = await read(line, answer)
    if not told.entries:
        raise BadAnswer
    if told.is_missing(path):  # Xandikos says so inside a 207
        raise CollectionGone
    return told


async def ask_xml(line: Line, method: str, path: Href, body: bytes, *, depth: int) -> Answer:
    headers = {"Content-Type": XML, "Depth": str(depth)}
    return await line.ask(Request(method, path, line.limits.multistatus, headers, body))


async def read(line: Line, answer: Answer) -> Multistatus:
    """The 207, or the reason why it is none."""
    if answer.status != MULTISTATUS:
        raise _of_collection(refusals.of_read(answer))
    if len(answer.body) < WORTH_A_THREAD:
        return read_multistatus(answer.body, line.limits.tags)
    return await asyncio.to_thread(read_multistatus, answer.body, line.limits.tags)


async def loss(line: Line, collection: Href) -> CalendarError:
    """An object is not there: is it the object alone, or the whole collection?"""
    try:
        await propfind(line, collection, bodies.EXISTS, depth=0)
    except CollectionGone as gone:
        return gone
    return Gone()


def _of_collection(error: CalendarError) -> CalendarError:
    return CollectionGone() if isinstance(error, Gone) else error
