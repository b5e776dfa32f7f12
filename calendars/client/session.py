"""What one account can see and make on its server."""

import httpx

from calendars.client import bodies, discovery, refusals
from calendars.client.account import Account, origin_of
from calendars.client.answers import CalendarFound, Href
from calendars.client.asking import loss
from calendars.client.calendar import Calendar
from calendars.client.errors import BadAddress, CollectionGone, Conflict
from calendars.client.hrefs import as_collection
from calendars.client.line import Line
from calendars.client.wire import XML, Request

MADE = 201
THERE_ALREADY = 405


class Session:
    """Made by `Client.sign_in`. All its coroutines raise CalendarError alone."""

    def __init__(self, line: Line) -> None:
        self._line = line

    @property
    def account(self) -> Account:
        return self._line.account

    async def discover(self) -> list[CalendarFound]:
        """The account's calendars; none where the server is WebDAV and has none for it."""
        return await discovery.discover(self._line)

    def calendar(self, place: str) -> Calendar:
        """The calendar at a path or URL on this server. Raises BadAddress for another server's."""
        return Calendar(self._line, self._collection(place))

    async def make_collection(self, place: str) -> None:
        """A folder, such as the one that holds somebody's calendars. Raises Conflict if there."""
        await self._make("MKCOL", self._collection(place), b"")

    async def make_calendar(self, place: str, name: str) -> Calendar:
        """A new calendar for events. Raises Conflict if something is there already."""
        href = self._collection(place)
        await self._make("MKCALENDAR", href, bodies.new_calendar(name))
        return Calendar(self._line, href)

    async def _make(self, method: str, href: Href, body: bytes) -> None:
        headers = {"Content-Type": XML} if body else {}
        request = Request(method, href, self._line.limits.object, headers, body)
        answer = await self._line.tell(request)
        if answer.status == MADE:
            return
        if answer.status == THERE_ALREADY:
            raise Conflict
        refusal = refusals.of_write(answer)
        # 409 is also the answer where the folder around it is missing (RFC 4918, 9.3.1)
        if isinstance(refusal, Conflict) and isinstance(
            gone := await loss(self._line, href), CollectionGone
        ):
            raise gone
        raise refusal

    def _collection(self, place: str) -> Href:
        if "://" not in place:
            return as_collection(place)
        try:
            url = httpx.URL(place)
        except httpx.InvalidURL:
            raise BadAddress("The address of the calendar cannot be read.") from None
        if origin_of(url) != self.account.origin:
            raise BadAddress("The calendar lies on another server than its account.")
        return as_collection(url.raw_path.decode("ascii"))
