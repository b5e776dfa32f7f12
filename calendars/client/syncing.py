"""What has changed in a calendar: by sync-collection (RFC 6578), or by ctag and ETags."""

from calendars.client import bodies, refusals
from calendars.client.answers import Changes, ETag, Href, SyncToken
from calendars.client.asking import ask_xml, propfind, read
from calendars.client.errors import BadAnswer
from calendars.client.hrefs import is_collection
from calendars.client.line import Line
from calendars.client.multistatus import CALENDARSERVER, DAV, MISSING, Entry, Multistatus

SYNC = "sync:"
CTAG = "ctag:"


async def changes(line: Line, collection: Href, since: SyncToken | None) -> Changes:
    """See `Calendar.changes`."""
    if since is not None and since.startswith(CTAG):
        return await _by_ctag(line, collection, since)
    told = since.removeprefix(SYNC) if since is not None else ""
    if told and (found := await _by_sync(line, collection, told)):
        return found
    # whatever the server has against a token, without one it can but list everything
    return await _by_sync(line, collection, "") or await _by_ctag(line, collection, None)


async def _by_sync(line: Line, collection: Href, told: str) -> Changes | None:
    """None where the server knows no such report or token, or tells no token of its own."""
    changed: dict[Href, ETag | None] = {}
    deleted: set[Href] = set()
    token = told
    for _ in range(line.limits.pages):
        answer = await ask_xml(line, "REPORT", collection, bodies.sync(token), depth=0)
        if refusals.is_about_the_request(answer):
            return None
        part = await read(line, answer)
        _collect(part, collection, changed, deleted)
        before, token = token, part.sync_token or token
        if not part.is_cut(collection):
            return _told(changed, deleted, token, is_whole=not told)
        if token == before:
            break
    raise BadAnswer


def _collect(
    part: Multistatus, collection: Href, changed: dict[Href, ETag | None], deleted: set[Href]
) -> None:
    for entry in part.but(collection):
        if entry.status in MISSING:
            changed.pop(entry.href, None)
            deleted.add(entry.href)
        elif not is_collection(entry.href):
            changed[entry.href] = entry.etag
            deleted.discard(entry.href)


def _told(
    changed: dict[Href, ETag | None], deleted: set[Href], token: str, *, is_whole: bool
) -> Changes | None:
    if not token:
        return None
    gone = frozenset() if is_whole else frozenset(deleted)
    return Changes(changed, gone, SyncToken(SYNC + token), is_whole)


async def _by_ctag(line: Line, collection: Href, since: SyncToken | None) -> Changes:
    # the ctag first: what changes in between is then told twice, not never
    token = await _ctag(line, collection)
    if token is not None and token == since:
        return Changes({}, frozenset(), token)
    listing = await propfind(line, collection, bodies.LISTING, depth=1)
    objects = {entry.href: entry.etag for entry in listing.but(collection) if _is_object(entry)}
    return Changes(objects, frozenset(), token, is_whole=True)


async def _ctag(line: Line, collection: Href) -> SyncToken | None:
    told = await propfind(line, collection, bodies.CTAG, depth=0)
    found = [ctag for entry in told.entries if (ctag := entry.text(f"{CALENDARSERVER}getctag"))]
    return SyncToken(CTAG + found[0]) if found else None


def _is_object(entry: Entry) -> bool:
    is_there = entry.status not in MISSING and not is_collection(entry.href)
    return is_there and f"{DAV}collection" not in entry.names_in(f"{DAV}resourcetype")
