"""A CalDAV server that costs little: as many calendars as wanted, in memory, with sync-collection.

`python -m benchmarks.lean_caldav CALENDARS EVENTS CHANGES_PER_MINUTE` prints its port. GET /asked
tells how many requests there have been, by method.
"""

import asyncio
import json
import random
import re
import sys
from collections import Counter, defaultdict
from contextlib import suppress
from itertools import count

TOKEN = re.compile(r"<D:sync-token>(\d*)</D:sync-token>")
HREF = re.compile(r"<D:href>([^<]+)</D:href>")
EVENT = """\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Hembot//benchmark//\r
BEGIN:VEVENT\r
UID:{href}\r
DTSTAMP:20261101T120000Z\r
DTSTART;TZID=Europe/Stockholm:202612{day:02}T{hour:02}0000\r
DTEND;TZID=Europe/Stockholm:202612{day:02}T{hour:02}4500\r
SUMMARY:Möte\r
END:VEVENT\r
END:VCALENDAR\r
"""
HEAD = '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'


class LeanCalDav:
    """Every event has a version: that of the last change, of which all calendars have one count."""

    def __init__(self, calendars: int, events: int) -> None:
        self.asked: Counter[str] = Counter()
        self._versions = count(2)
        self._changed: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._latest: defaultdict[str, int] = defaultdict(lambda: 1)
        self._written: dict[str, str] = {}
        for number in range(calendars):
            place = f"/{number}/"
            self._changed[place] = {f"{place}{event}.ics": 1 for event in range(events)}

    def change_one(self, dice: random.Random) -> None:
        place = dice.choice(list(self._changed))
        self._note(place, dice.choice(list(self._changed[place])))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                method, path, _ = head.split(" ", 2)
                length = re.search(r"content-length: (\d+)", head, re.IGNORECASE)
                body = await reader.readexactly(int(length[1]) if length else 0)
                self.asked[method] += 1
                writer.write(self._answer(method, path, body.decode()))
        writer.close()

    def _answer(self, method: str, path: str, body: str) -> bytes:
        if method == "REPORT":
            listing = self._news(path, body) if "sync-collection" in body else self._objects(body)
            return _http(207, listing)
        if method == "PUT":
            self._written[path] = body
            return _http(201, "", etag=self._note(f"{path.rpartition('/')[0]}/", path))
        if path == "/asked":
            return _http(200, json.dumps(self.asked))
        if path in self._written:
            version = self._changed[f"{path.rpartition('/')[0]}/"][path]
            return _http(200, self._written[path], etag=version)
        return _http(404, "")

    def _note(self, place: str, href: str) -> int:
        version = self._changed[place][href] = self._latest[place] = next(self._versions)
        return version

    def _news(self, place: str, body: str) -> str:
        told = TOKEN.search(body)
        since = int(told[1] or 0) if told else 0
        news = () if since == self._latest[place] else self._changed[place].items()
        found = (_response(href, version) for href, version in news if version > since)
        return f"{HEAD}{''.join(found)}<D:sync-token>{self._latest[place]}</D:sync-token>{END}"

    def _objects(self, body: str) -> str:
        found = []
        for href in HREF.findall(body):
            version = self._changed[f"{href.rpartition('/')[0]}/"][href]
            text = self._written.get(href) or _event(href, version)
            data = f"<C:calendar-data>{text}</C:calendar-data>"
            found.append(_response(href, version, data))
        return f"{HEAD}{''.join(found)}{END}"


END = "</D:multistatus>"


def _event(href: str, version: int) -> str:
    return EVENT.format(href=href, day=1 + version % 28, hour=8 + version % 8)


def _response(href: str, version: int, more: str = "") -> str:
    properties = f'<D:getetag>"{version}"</D:getetag>{more}'
    return (
        f"<D:response><D:href>{href}</D:href><D:propstat><D:prop>{properties}</D:prop>"
        "<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>"
    )


def _http(status: int, body: str, *, etag: int | None = None) -> bytes:
    content = body.encode()
    told = f'ETag: "{etag}"\r\n' if etag else ""
    head = f"HTTP/1.1 {status} So\r\nContent-Length: {len(content)}\r\n{told}"
    return f"{head}Content-Type: text/xml; charset=utf-8\r\n\r\n".encode() + content


async def main(calendars: int, events: int, changes_per_minute: float) -> None:
    lean, dice = LeanCalDav(calendars, events), random.Random(1)
    server = await asyncio.start_server(lean.serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while True:
        await asyncio.sleep(60 / changes_per_minute)
        lean.change_one(dice)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])))
