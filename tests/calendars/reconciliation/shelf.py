"""A calendar server in memory that keeps every rule: ETags, sync tokens, conditions."""

from collections.abc import Collection

from calendars.client.answers import Changes, ETag, Href, Object, SyncToken
from calendars.client.calendar import Calendar
from calendars.client.errors import Conflict, Gone


class Shelf(Calendar):
    def __init__(self, href: Href) -> None:
        self.href = href
        self._objects: dict[Href, Object] = {}
        self._log: list[Href] = []
        self._age = 0

    async def changes(self, since: SyncToken | None = None) -> Changes:
        token = SyncToken(f"sync:{self._age}:{len(self._log)}")
        known = str(since or "").split(":")
        if known[:2] != ["sync", str(self._age)]:
            etags = {href: one.etag for href, one in self._objects.items()}
            return Changes(etags, frozenset(), token, is_whole=True)
        touched = dict.fromkeys(self._log[int(known[2]) :])
        changed = {href: self._objects[href].etag for href in touched if href in self._objects}
        return Changes(changed, frozenset(touched.keys() - changed.keys()), token)

    async def fetch(self, hrefs: Collection[Href]) -> dict[Href, Object]:
        return {href: self._objects[href] for href in hrefs if href in self._objects}

    async def get(self, href: Href) -> Object:
        if href not in self._objects:
            raise Gone
        return self._objects[href]

    async def create(self, href: Href, text: str) -> ETag | None:
        if href in self._objects:
            raise Conflict
        return self._puts(href, text)

    async def replace(self, href: Href, text: str, etag: ETag) -> ETag | None:
        self._must_match(href, etag)
        return self._puts(href, text)

    async def delete(self, href: Href, etag: ETag) -> None:
        if href not in self._objects:
            raise Gone
        self._must_match(href, etag)
        del self._objects[href]
        self._log.append(href)

    def forgets_its_tokens(self) -> None:
        """As after a restore: whoever asks is given the whole listing."""
        self._age += 1

    def _puts(self, href: Href, text: str) -> ETag:
        self._log.append(href)
        etag = ETag(f'"{self._age}-{len(self._log)}"')
        self._objects[href] = Object(href, etag, text)
        return etag

    def _must_match(self, href: Href, etag: ETag) -> None:
        there = self._objects.get(href)
        if there is None or etag not in ("*", there.etag):
            raise Conflict
