"""One calendar on a server: what it holds, what has changed, and changing it."""

from collections.abc import Collection
from datetime import datetime

from calendars.client import fetching, refusals, syncing
from calendars.client.answers import Changes, ETag, Href, Object, SyncToken
from calendars.client.asking import loss
from calendars.client.errors import CollectionGone, Conflict, Gone
from calendars.client.hrefs import member
from calendars.client.line import Line
from calendars.client.wire import ICALENDAR, Answer, Request

DONE = frozenset({200, 201, 204})


class Calendar:
    """All its coroutines raise CalendarError alone; which ones stands in `errors.py`."""

    def __init__(self, line: Line, href: Href) -> None:
        self.href = href
        self._line = line

    def object_href(self, name: str) -> Href:
        """Where an object of this name lies, such as `4711.1.nurse@hembot.ics`."""
        return member(self.href, name)

    async def changes(self, since: SyncToken | None = None) -> Changes:
        """What has changed since a token, or all that is there.

        A token that the server no longer knows, or a server that only knows that *something*
        has changed, gives all that is there (`is_whole`).
        """
        return await syncing.changes(self._line, self.href, since)

    async def fetch(self, hrefs: Collection[Href]) -> dict[Href, Object]:
        """These objects as they are now. One that is left out is surely not there."""
        return await fetching.fetch(self._line, self.href, hrefs)

    async def get(self, href: Href) -> Object:
        """Raises Gone, or CollectionGone where the whole calendar is away."""
        return await fetching.get(self._line, self.href, href)

    async def busy_between(self, start: datetime, end: datetime) -> dict[Href, Object]:
        """The events that touch this time (aware), asked of the server at this moment.

        Series come as they are stored: which occurrence touches, and whether it makes anybody
        busy, is the caller's to find out.
        """
        return await fetching.between(self._line, self.href, start, end)

    async def create(self, href: Href, text: str) -> ETag | None:
        """Returns the new ETag, None if not told. Raises Conflict if something is there."""
        # SOGo, Zimbra and DavMail overwrite in spite of If-None-Match, Google does not know it
        if await fetching.is_there(self._line, href):
            raise Conflict
        return await self._put(href, text, {"If-None-Match": "*"})

    async def replace(self, href: Href, text: str, etag: ETag) -> ETag | None:
        """Returns the new ETag, None if not told. Raises Conflict if it is not what was read."""
        return await self._put(href, text, {"If-Match": etag})

    async def delete(self, href: Href, etag: ETag) -> None:
        """Raises Conflict if it is not what was read, Gone if it is not there."""
        headers = {"If-Match": etag}
        answer = await self._line.tell(Request("DELETE", href, self._line.limits.object, headers))
        await self._check(answer)

    async def _put(self, href: Href, text: str, condition: dict[str, str]) -> ETag | None:
        headers = {"Content-Type": ICALENDAR, **condition}
        answer = await self._line.tell(
            Request("PUT", href, self._line.limits.object, headers, text.encode())
        )
        await self._check(answer)
        return answer.etag

    async def _check(self, answer: Answer) -> None:
        # Apache answers 201 with a page of its own; a login page comes with 200
        if answer.status in DONE and not (answer.status == 200 and answer.is_web_page):
            return
        refusal = refusals.of_write(answer)
        # where the whole calendar is away some answer 404, some 409 (RFC 4918, 9.7.1), some 412
        if isinstance(refusal, (Gone, Conflict)):
            lost = await loss(self._line, self.href)
            raise lost if isinstance(lost, CollectionGone) else refusal
        raise refusal
