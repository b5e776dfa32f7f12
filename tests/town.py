"""A town to test in: the whole of Hembot against the stand-in, over real HTTP, on real SQLite."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot import patience as listening
from bot.desk import Office
from bot.lean_session import LeanSession
from bot.receive import Receiver
from content.read_emergencies import read_emergencies
from content.read_themes import read_themes
from hembot.demo import cast
from hembot.demo.run import BOT, TOKEN
from hembot.demo.seed import PROGRAMME, seed
from hembot.links import console_link, invitation_link
from hembot.parts import photos_in
from hembot.serve import serving
from hembot.topics import our_topics
from messages.message import Message
from messages.pictures.studio import Studio
from messages.silence import Silence
from messages.templates import FAMILY, names
from messages.voice import Voice
from scheduler import patience as speaking
from scheduler.jobs.deliver import Delivery
from scheduler.sender import Sender
from simulator.app import build
from simulator.bot_api.door import Line, clear_line
from simulator.world import World
from storage.database import Database
from storage.errors import DatabaseError
from storage.perform import Perform, Performer
from storage.work import SqlWork
from tests.beginning import KEY, MONDAY_MORNING, PROGRAMMES, TestClock
from tests.resident import Resident
from visits.actions.book import book
from visits.actions.plan import plan_ahead
from visits.actions.register_family import NewFamily, Registered, invite, register_family
from visits.booking_rules import USUAL_RULES, BookingRules
from visits.matching import NO_MATCHING, Matching
from visits.money import NO_MONEY, Money
from visits.move_request import MoveRequest
from visits.notice import Notice, NoticeStatus
from visits.people import Parent
from visits.quiet_hours import ZONE
from visits.visit import Visit

R = TypeVar("R")

# the sender's pace protects Telegram, not our stand-in; both ends' pauses are for a real world
HURRIED = speaking.Patience(pace=0.0001, most_in_a_second=10_000, chat_pace=0, look=0.01, rest=0.01)
IMPATIENT = listening.Patience(
    first_pause=0.01,
    longest_pause=0.02,
    storage=0.01,
    tries=(0.01, 0.01),
    grace=1,
    between_buttons=0,
)
THEMES, EMERGENCIES = read_themes(), read_emergencies()
TOPICS = our_topics()
CONSOLE = "http://console.test"
FOR_FAMILIES = frozenset(names(FAMILY))


class AttentiveVoice(Voice):
    """Minds who is spoken to: what parents hear must be there in all languages."""

    def say_in(self, language: str, name: str, **facts: object) -> Message:
        assert not isinstance(facts.get("to"), Parent) or name in FOR_FAMILIES, name
        return super().say_in(language, name, **facts)


VOICE = AttentiveVoice(PROGRAMMES, THEMES, TOPICS, drafts=True)


class Town:
    """Everything wired together as `hembot run` does it, but with a clock that stands still."""

    def __init__(self, url: str, clock: TestClock, world: World, api: str) -> None:
        self.clock = clock
        self.world = world
        # from the next opening on
        self.longest_answer = 5.0  # seconds
        self.longest_lock_ms = 5_000
        self.rules = USUAL_RULES
        self.matching = NO_MATCHING
        self.money = NO_MONEY
        self.between: Callable[[Perform], Perform] = lambda perform: perform
        self._url = url
        self._api = api
        self._running = AsyncExitStack()
        self._performer: Performer
        self._receiver: Receiver
        self.delivery: Delivery
        self.bot: Bot
        self.office: Office

    async def opens(self) -> None:
        """Start Hembot on the database as it was left."""
        self._performer = self._open_storage()
        receiver = await self._running.enter_async_context(self._receiver_and_sender())
        receiving = asyncio.create_task(receiver.run())
        self._running.push_async_callback(asyncio.wait, {receiving})
        self._running.callback(receiving.cancel)
        async with asyncio.timeout(10):
            while await self.look(lambda work: [*work.inbox.waiting(), *work.inbox.unanswered()]):
                await asyncio.sleep(0.001)

    async def goes_by(self, rules: BookingRules) -> None:
        """Start anew with other booking rules."""
        await self.closes()
        self.rules = rules
        await self.opens()

    async def matches_by(self, matching: Matching) -> None:
        """Start anew with rules for which programme fits whom."""
        await self.closes()
        self.matching = matching
        await self.opens()

    async def is_paid_by(self, money: Money) -> None:
        """Start anew with other rules for what centres are paid."""
        await self.closes()
        self.money = money
        await self.opens()

    async def closes(self) -> None:
        """Stop Hembot; Telegram and the people go on."""
        await self._running.aclose()

    def resident(self, somebody: cast.Somebody) -> Resident:
        return Resident(self, self.world.person(somebody.chat_id))

    def newcomer(self, name: str, language: str) -> Resident:
        return Resident(self, self.world.add_newcomer(name, language))

    @property
    def perform(self) -> Perform:
        """Of the storage as it is open now."""
        return self._performer.perform

    async def look(self, action: Callable[[SqlWork], R]) -> R:
        """Look into the database."""
        return await self._performer.perform(action)

    async def visit(self, family: int = 1) -> Visit:
        """The first visit of a family (of Amina's)."""
        return (await self.look(lambda work: work.visits.of_family(family)))[0]

    async def wish(self, number: int = 1) -> MoveRequest:
        """The town's first wish for another time, or a later one."""
        wish = await self.look(lambda work: work.requests.get(number))
        assert wish is not None
        return wish

    async def notices(self, kind: str, family: int = 1) -> Sequence[Notice]:
        """What was planned of this kind about the first visit of a family."""
        visit = await self.visit(family)
        about = await self.look(lambda work: work.notices.about(visit.id))
        return [notice for notice in about if notice.kind == kind]

    async def registers(
        self, *languages: str, area: str | None = None, centre: str | None = None
    ) -> Registered:
        """Anna registers a family whose child is six weeks old."""
        pair = (await self.look(lambda work: work.families.get(1))).pair
        born_on = self.clock.now().date() - timedelta(weeks=6)
        new = NewFamily(languages, PROGRAMME, *pair.ids, born_on=born_on, area=area, centre=centre)
        chat_id, now = cast.ANNA.chat_id, self.clock.now()
        return await self._performer.perform(register_family, chat_id, new, now=now)

    async def books(self, visit: Visit, moment: datetime) -> Visit:
        """Anna gives a visit this time (UTC)."""
        await self._performer.perform(
            book,
            cast.ANNA.chat_id,
            visit.id,
            edition=visit.edition,
            starts_at=moment,
            now=self.clock.now(),
        )
        return await self.visit(visit.family_id)

    async def invites(self, person_id: int) -> str:
        """Another invitation for somebody; returns what stands behind `?start=`."""
        return await self._performer.perform(invite, person_id, now=self.clock.now())

    async def settles(self) -> None:
        """Wait until every update is handled and everything that is due is delivered."""
        async with asyncio.timeout(10):
            while True:
                while self.world.updates.waiting or self._receiver.busy:
                    await asyncio.sleep(0.001)
                with suppress(DatabaseError):  # the timetable lets a round come again, too
                    if await self.delivery.deliver() == 0:
                        return

    async def turns_to(self, days: int = 0, at: time | None = None) -> None:
        """Turn the clock to a local time some days ahead; whatever is due happens on the way."""
        local = self.clock.now().astimezone(ZONE)
        moment = datetime.combine(local.date() + timedelta(days=days), at or local.time(), ZONE)
        self.clock.turn_to(moment.astimezone(UTC))
        await self._performer.perform(plan_ahead, now=self.clock.now())
        await self.settles()

    def _open_storage(self) -> Performer:
        database = Database.open(
            self._url,
            key=KEY,
            programmes=PROGRAMMES,
            rules=self.rules,
            matching=self.matching,
            money=self.money,
            patience_ms=self.longest_lock_ms,
        )
        self._running.callback(database.close)
        performer = Performer(database)
        self._running.callback(performer.close)
        return performer

    @asynccontextmanager
    async def _receiver_and_sender(self) -> AsyncIterator[Receiver]:
        bot = Bot(TOKEN, session=_Session(api=TelegramAPIServer.from_base(self._api)))
        hurried = replace(HURRIED, answer=self.longest_answer)
        impatient = replace(IMPATIENT, answer=self.longest_answer)
        sender, silence = Sender(TOKEN, self._api, patience=hurried), Silence(self.clock.now)
        async with bot:
            self.bot = bot
            self.office = office = Office(
                perform=self.between(self._performer.perform),
                voice=VOICE,
                emergencies=EMERGENCIES,
                now=self.clock.now,
                invitation_link=partial(invitation_link, BOT.username),
                studio=Studio(photos=photos_in(self._performer.perform)),
                console_link=partial(console_link, CONSOLE),
            )
            self.delivery = Delivery(
                office.perform,
                VOICE,
                sender,
                office.now,
                studio=office.studio,
                silence=silence,
                patience=hurried,
            )
            await sender.open()
            self._receiver = Receiver(bot, office, silence=silence, patience=impatient)
            yield self._receiver
            await sender.close()


class _Session(LeanSession):
    """Closes at once: aiogram waits a quarter of a second for TLS, which nobody speaks here."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@asynccontextmanager
async def town_in(
    folder: Path, line: Line = clear_line, *, database_url: str | None = None
) -> AsyncIterator[Town]:
    """A town with its database in this folder, or an empty one at this URL.

    People have opened the chat already.
    """
    clock = TestClock()
    world = World(BOT, clock)
    for who in cast.EVERYBODY:
        world.add_person(who.chat_id, who.name, who.speaks).starts()
    world.updates.forget_all()
    if database_url is None:
        (folder / "hembot.sqlite3").write_bytes(_seeded())
    else:
        _settle_in(database_url)
    url = database_url or f"sqlite:///{folder / 'hembot.sqlite3'}"
    async with serving(build(world, line=line)) as api:
        town = Town(url, clock, world, api)
        try:
            await town.opens()
            yield town
        finally:
            await town.closes()
            world.tell_bot("message", {})  # lets the stand-in end the call that nobody waits for


@cache
def _seeded() -> bytes:
    """The database file of a town on its first morning."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "hembot.sqlite3"
        _settle_in(f"sqlite:///{file}")
        return file.read_bytes()


def _settle_in(url: str) -> None:
    database = Database.open(url, key=KEY, programmes=PROGRAMMES)
    with database.unit_of_work() as work:
        seed(work, now=MONDAY_MORNING)
        _hear_the_news(work)
    database.close()


def _hear_the_news(work: SqlWork) -> None:
    """What everybody has been told before the story begins."""
    now = MONDAY_MORNING
    while due := work.notices.claim_due(now, lease_until=now, most=50):
        for notice in due:
            told = replace(notice, status=NoticeStatus.SENT, leased_until=None, settled_at=now)
            work.notices.save(told)
