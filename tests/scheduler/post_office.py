"""What the tests of delivery talk to: notices in, letters and rows out."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa

from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.demo import cast
from messages.message import Message
from messages.voice import Voice
from scheduler.jobs.deliver import Delivery
from scheduler.sender import Sender, Sent
from storage.database import Database
from storage.perform import Performer
from storage.tables import notices
from storage.work import SqlWork
from tests.town import HURRIED
from visits.notice import Notice, NoticeStatus, Outcome, Reason
from visits.visit import Visit

R = TypeVar("R")

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
"""A Monday morning in Sweden: 09:30."""
FAR = NOW.replace(year=2030)
PROGRAMMES = read_programmes()
VOICE = Voice(PROGRAMMES, read_themes())


class RememberingSender(Sender):
    """Sends nothing: remembers each letter, and answers as it was told to."""

    def __init__(self) -> None:
        self.letters: list[tuple[int, str]] = []
        self.answers: list[Sent] = []
        self.while_sending: Callable[[], None] = lambda: None
        self.hangs: dict[int, asyncio.Event] = {}
        """Chats whose letters get no answer until this happens."""
        self.under_way = 0
        self.is_open = False

    async def open(self) -> None:
        self.is_open = True

    async def close(self) -> None:
        self.is_open = False

    async def send(self, chat_id: int, message: Message, drawn: bytes | None = None) -> Sent:
        self.letters.append((chat_id, message.text))
        self.while_sending()
        answer = self.answers.pop(0) if self.answers else self._delivered()
        if chat_id in self.hangs:
            self.under_way += 1
            await self.hangs[chat_id].wait()
            self.under_way -= 1
        return answer

    def _delivered(self) -> Sent:
        return Sent(Outcome.DELIVERED, message_id=100 + len(self.letters))

    @property
    def chats(self) -> list[int]:
        """Who was sent something, in this order."""
        return [chat_id for chat_id, _ in self.letters]


class PostOffice:
    """One delivery over a real database; the clock stands still until it is turned."""

    def __init__(self, database: Database) -> None:
        self.now = NOW
        self.sender = RememberingSender()
        self._database = database
        self.performer = Performer(database)
        self.delivery = self.another_delivery()
        self._planned = 0

    def another_delivery(self, **patience: float) -> Delivery:
        """Another process, which may be more patient."""
        patient = replace(HURRIED, **patience)  # type: ignore[arg-type]
        perform = self.performer.perform
        return Delivery(perform, VOICE, self.sender, lambda: self.now, patience=patient)

    def close(self) -> None:
        self.performer.close()
        self._database.close()

    def look(self, question: Callable[[SqlWork], R]) -> R:
        with self._database.unit_of_work() as work:
            return question(work)

    def plan(self, to: cast.Somebody = cast.ANNA, **changes: object) -> int:
        """Plan a notice that is due now, and return its number."""
        self._planned += 1
        with self._database.transaction() as (connection, work):
            notice = self._notice(work, to)
            work.notices.plan([replace(notice, **changes)])  # type: ignore[arg-type]
            newest: int = connection.scalars(sa.select(sa.func.max(notices.c.id))).one()
            return newest

    def _notice(self, work: SqlWork, to: cast.Somebody) -> Notice:
        """To staff, about a parent: it needs no visit."""
        recipient, amina = work.people.by_chat(to.chat_id), work.people.by_chat(cast.AMINA.chat_id)
        assert recipient is not None and amina is not None
        key, lasts = f"test:{self._planned}", NOW + timedelta(days=7)
        return Notice(0, "parent_unreachable", recipient.id, key, NOW, lasts, by=amina.id)

    def number_of(self, who: cast.Somebody) -> int:
        """Under which the database knows them."""
        person = self.look(lambda work: work.people.by_chat(who.chat_id))
        assert person is not None
        return person.id

    def change(self, who: cast.Somebody, **changes: object) -> None:
        with self._database.unit_of_work() as work:
            person = work.people.by_chat(who.chat_id)
            assert person is not None
            work.people.save(replace(person, **changes))  # type: ignore[arg-type]

    def row(self, notice_id: int) -> Notice:
        return self.look(lambda work: work.notices.get(notice_id))

    def state(self, notice_id: int) -> tuple[Any, ...]:
        """Status, reason and lease, though the rest of the row may not be read."""
        columns = notices.c.status, notices.c.reason, notices.c.leased_until
        with self._database.transaction() as (connection, _):
            found = connection.execute(sa.select(*columns).where(notices.c.id == notice_id))
            return tuple(found.one())

    def kinds_about(self, visit: Visit) -> list[str]:
        return [notice.kind for notice in self.look(lambda work: work.notices.about(visit.id))]

    def ends_of(self, visit: Visit, kind: str) -> set[tuple[NoticeStatus, Reason | None]]:
        """How all notices of this kind have ended."""
        about = self.look(lambda work: work.notices.about(visit.id))
        return {(notice.status, notice.reason) for notice in about if notice.kind == kind}

    def by_hand(self, statement: str) -> None:
        """Somebody changes the database behind our back."""
        with self._database.transaction() as (connection, _):
            connection.execute(sa.text(statement))
