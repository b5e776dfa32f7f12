"""Two staff members with their calendars, and a family: to tell the stories of the state table."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from typing import Any, TypeVar
from urllib.parse import urlsplit

from calendars.client.answers import Href
from hembot.demo.cast import AMINA, ANNA, Somebody
from scheduler.jobs.calendars import Pace, Rounds
from storage.work import SqlWork
from tests.beginning import MONDAY_MORNING, TestClock
from tests.calendars.reconciliation.event import Event, new_event
from tests.calendars.reconciliation.ground import OWNERS, has_a_calendar, the_ground, url_of
from tests.calendars.reconciliation.record import Record
from tests.calendars.reconciliation.shelf import Shelf
from tests.calendars.reconciliation.watched import Office, Watched
from tests.calendars.reconciliation.weather import Weather
from visits.actions.ask_to_move import wish_for
from visits.actions.book import book
from visits.actions.cancel import cancel
from visits.actions.choose_guests import add_guest, drop_guest
from visits.actions.confirm import confirm
from visits.actions.tend_calendars import connect
from visits.booking_rules import Acceptance
from visits.copy import StaffCalendar
from visits.move_request import MoveRequest
from visits.visit import Visit

R = TypeVar("R")
AN_HOUR = timedelta(hours=1)
# Amina and Yusuf are visited on Tuesday of the next week, at ten in Sweden
TUESDAY = datetime(2026, 12, 1, 9, tzinfo=UTC)
WEDNESDAY = datetime(2026, 12, 2, 10, tzinfo=UTC)
THURSDAY = datetime(2026, 12, 3, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 12, 4, 8, 15, tzinfo=UTC)
PARENTS = frozenset({4, 5})


@dataclass(frozen=True)
class Shown:
    title: str
    starts_at: datetime | None
    is_off: bool


class Desks:
    """All is read, decided and written when a method that says so returns."""

    def __init__(
        self,
        acceptance: Acceptance = Acceptance.ALL,
        areas: tuple[str, ...] = (),
        *,
        owners: Sequence[Somebody] = OWNERS,
    ) -> None:
        self.clock = TestClock(MONDAY_MORNING)
        self._database = the_ground().is_put_back(acceptance, areas)
        self.record = Record(self.clock.now)
        self._shelves: dict[Somebody, Shelf] = {}
        self._watched: dict[Somebody, Watched] = {}
        self._places: dict[str, Watched] = {}
        with self._database.unit_of_work() as work:
            self.ids = {who: has_a_calendar(work, who) for who in owners}
        for who in owners:
            self._sets_up(who, url_of(who.chat_id))
        self.rounds = Rounds(self.perform, Office(self._places), self.clock.now, Pace())

    def connects(self, who: Somebody, other: str = "") -> None:
        """The same calendar once more, or an empty one of this name."""
        url = url_of(who.chat_id)
        if other:
            url = f"{url}{other}/"
            self._sets_up(who, url)
        mine = StaffCalendar(self.ids[who], url, "bot", "secret")
        self.look(partial(connect, calendar=mine))

    def weather_of(self, who: Somebody) -> Weather:
        """Over the way to this one's calendar."""
        return self._watched[who].weather

    def turns(self, who: Somebody, weather: Weather) -> None:
        self._watched[who].weather = weather

    async def late_writes_land(self, who: Somebody) -> None:
        """What this one's server has put aside."""
        await self._watched[who].catches_up()

    async def settle(self) -> None:
        """Some minutes pass, and staff leave their calendars alone."""
        for _ in range(4):
            await self.goes_round()

    async def goes_round(self, after: timedelta = timedelta(minutes=2)) -> None:
        self.clock.turn_to(self.clock.now() + after)
        await self.rounds.go()

    def look(self, action: Callable[[SqlWork], R]) -> R:
        with self._database.unit_of_work() as work:
            return action(work)

    def visit(self, number: int = 1) -> Visit:
        """Amina's and Yusuf's."""
        visit = self.look(lambda work: work.visits.get(number))
        assert visit is not None
        return visit

    def wish(self) -> MoveRequest | None:
        return self.look(lambda work: work.requests.open_for(1))

    def told(self, *to: int) -> list[str]:
        """The kinds of news about the visit that were planned since, to these people."""
        about = self.look(lambda work: work.notices.about(1))
        return [notice.kind for notice in about if notice.to in (to or PARENTS)]

    def told_all(self, staff_id: int) -> list[str]:
        rows = the_ground().asks("SELECT kind FROM notices WHERE to_id = :id", id=staff_id)
        return [row["kind"] for row in rows]

    def confirms(self, who: Somebody = AMINA) -> None:
        self.look(partial(confirm, chat_id=who.chat_id, visit_id=1, **self._stands))

    def cancels(self, who: Somebody = AMINA) -> None:
        self.look(partial(cancel, chat_id=who.chat_id, visit_id=1, **self._stands))

    def books(self, starts_at: datetime, who: Somebody = ANNA) -> None:
        """In the chat."""
        booked = partial(book, chat_id=who.chat_id, visit_id=1, starts_at=starts_at)
        self.look(partial(booked, **self._stands))

    def wishes(self, starts_at: datetime, who: Somebody = AMINA) -> None:
        wished = partial(wish_for, chat_id=who.chat_id, visit_id=1, starts_at=starts_at)
        self.look(partial(wished, **self._stands))

    def brings(self, guest: Somebody) -> None:
        """Anna does, in the chat."""
        self._chooses(add_guest, guest)

    def drops(self, guest: Somebody) -> None:
        self._chooses(drop_guest, guest)

    def _chooses(self, act: Callable[..., object], guest: Somebody) -> None:
        chosen = {"chat_id": ANNA.chat_id, "visit_id": 1, "guest_id": self.ids[guest]}
        self.look(partial(act, **chosen, **self._stands))

    @property
    def _stands(self) -> dict[str, Any]:
        return {"edition": self.visit().edition, "now": self.clock.now()}

    async def shows(self, who: Somebody, family: str = "F-0001") -> list[Shown]:
        """What lies in this calendar about a family, the visit itself first."""
        events = [Event(text) for _, text in await self._lying(who) if family in text]
        events.sort(key=lambda event: ".proposal." in event.uid)
        return [Shown(event.title, event.starts_at, event.is_off) for event in events]

    async def edits(
        self, who: Somebody, words: str, edit: Callable[[Event], None], family: str = "F-0001"
    ) -> None:
        """Change the event of this family with these words in its title."""
        await self._changes(who, words, family, partial(self._saves, who, edit))

    async def drags(self, who: Somebody, words: str, to: datetime, family: str = "F-0001") -> None:
        await self.edits(who, words, lambda event: event.moves_to(to, AN_HOUR), family)

    async def deletes(self, who: Somebody, words: str, family: str = "F-0001") -> None:
        await self._changes(who, words, family, partial(self._removes, who))

    async def adds(self, who: Somebody, title: str, starts_at: datetime) -> None:
        """An event of their own."""
        await self.pastes(who, new_event("own-1", title, starts_at, AN_HOUR))

    async def pastes(self, who: Somebody, event: Event) -> None:
        shelf = self._shelves[who]
        await shelf.create(shelf.object_href(f"{event.uid}.ics"), event.text)

    async def text_of(self, who: Somebody, words: str) -> str:
        lying = await self._lying(who)
        (text,) = [text for _, text in lying if "F-0001" in text and words in Event(text).title]
        return text.replace("\r\n ", "")

    async def _changes(
        self, who: Somebody, words: str, family: str, act: Callable[[Href, str], Awaitable[None]]
    ) -> None:
        found = [
            (href, text)
            for href, text in await self._lying(who)
            if family in text and words in Event(text).title
        ]
        ((href, text),) = found
        await act(href, text)

    async def _saves(
        self, who: Somebody, edit: Callable[[Event], None], href: Href, text: str
    ) -> None:
        event = Event(text)
        edit(event)
        there = await self._shelves[who].get(href)
        assert there.etag is not None
        await self._shelves[who].replace(href, event.text, there.etag)

    async def _removes(self, who: Somebody, href: Href, text: str) -> None:
        there = await self._shelves[who].get(href)
        assert there.etag is not None
        await self._shelves[who].delete(href, there.etag)

    def _sets_up(self, who: Somebody, url: str) -> None:
        """An empty calendar, which is this one's from now on."""
        self._shelves[who] = shelf = Shelf(Href(urlsplit(url).path))
        self._watched[who] = Watched(shelf, self.ids[who], Weather(Random(0)), self.record)
        self._places[url] = self._watched[who]

    async def _lying(self, who: Somebody) -> list[tuple[Href, str]]:
        shelf = self._shelves[who]
        there = await shelf.fetch(list((await shelf.changes()).changed))
        return [(href, one.text) for href, one in sorted(there.items())]

    async def perform(self, action: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        with self._database.unit_of_work() as work:
            result = action(work, *args, **kwargs)
        if action.__name__ == "take_in" and result:
            (who,) = (who for who, id in self.ids.items() if id == args[0])
            self._watched[who].taken_in(args[1], now=self.clock.now())
        return result
