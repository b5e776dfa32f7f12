"""One life of Hembot: both ends, wired as `hembot run` does it, from a start to a stop or a crash.

The alarm clock alone is left out: whether a job runs, and when, is part of the storm.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import Bot
from starlette.types import ASGIApp

from bot import patience as listening_patience
from bot.desk import Office
from bot.receive import Receiver
from hembot.demo.run import BOT, TOKEN
from hembot.links import invitation_link
from messages.silence import Silence
from scheduler import patience as speaking_patience
from scheduler.jobs.deliver import Delivery
from scheduler.sender import Sender
from storage.errors import DatabaseError
from storage.work import SqlWork
from tests.storm.clients import API, StormSession, Wire, listening, speaking_request
from tests.storm.clock import StormClock
from tests.storm.disk import Disk
from tests.storm.easel import Easel
from tests.storm.fate import Fate
from tests.storm.loop import OWNER
from tests.storm.performing import Performing
from tests.storm.record import OverheardVoice, Record
from tests.town import EMERGENCIES
from visits.actions.plan import plan_ahead
from visits.actions.plan_broadcasts import go_on

LISTENS = listening_patience.FOR_TELEGRAM
SPEAKS = speaking_patience.FOR_TELEGRAM
Job = Callable[[], Coroutine[Any, Any, None]]
SENDERS = 2
"""A second process may be sending beside the first."""


@dataclass(frozen=True)
class Around:
    """What goes on when Hembot dies."""

    app: ASGIApp
    disk: Disk
    clock: StormClock
    record: Record
    chance: random.Random


class Life:
    def __init__(self, around: Around) -> None:
        self._around = around
        self.fate = Fate(around.record.note)
        self._wire = Wire(around.app, self.fate, around.chance)
        self.performing = Performing(around.disk, self.fate, around.record, around.chance)
        self._voice = OverheardVoice(around.record)
        self._studio = Easel(self.fate, around.chance)
        self._senders = [self._sender() for _ in range(SENDERS)]
        silence = Silence(around.clock.now)
        self._deliveries = [
            self._delivery(sender, silence if i == 0 else Silence(around.clock.now))
            for i, sender in enumerate(self._senders)
        ]
        self._receiver = self._new_receiver(silence)
        self._jobs: dict[str, asyncio.Task[None]] = {}
        self._is_open = False
        self._context = copy_context()
        self._context.run(OWNER.set, self.fate.tasks)
        self._main = self._begun(self._lives())

    @property
    def is_over(self) -> bool:
        return self.fate.is_sealed

    @property
    def is_busy(self) -> bool:
        return self._receiver.busy or bool(self._jobs) or not self._is_open

    async def stops(self) -> None:
        """In good order: what runs is finished."""
        self._main.cancel()
        for delivery in self._deliveries:
            delivery.stop()
        await asyncio.wait({self._main, *self._jobs.values()})
        self.fate.ends()

    async def is_buried(self) -> None:
        """After a crash: nothing of it is left that could still wake up."""
        while left := [task for task in self.fate.tasks if not task.done()]:
            await asyncio.wait(left)

    def delivers(self, which: int) -> bool:
        """One of the senders looks for what is due, unless it still does."""
        delivery = self._deliveries[which]

        async def job() -> None:
            await delivery.deliver()

        return self._runs(f"deliver {which}", job)

    def plans(self) -> bool:
        async def job() -> None:
            await self.performing.perform(plan_ahead, now=self._around.clock.now())
            while await self.performing.perform(go_on, now=self._around.clock.now()):
                pass

        return self._runs("plan", job)

    def takes_in(self, news: Callable[[SqlWork, datetime], None]) -> bool:
        """What a feed of open activities says."""

        async def job() -> None:
            await self.performing.perform(news, self._around.clock.now())

        return self._runs("feed", job)

    async def jobs_end(self) -> None:
        while self._jobs:
            await asyncio.wait(set(self._jobs.values()))

    def _runs(self, name: str, job: Job) -> bool:
        if name in self._jobs or not self._is_open or self.is_over:
            return False
        task = self._jobs[name] = self._begun(self._job(name, job))
        task.add_done_callback(lambda _: self._jobs.pop(name, None))
        return True

    async def _job(self, name: str, job: Job) -> None:
        """As the alarm clock does it: what a job raises is logged, and it runs again."""
        try:
            await job()
        except DatabaseError:
            self._around.record.note(f"{name}: the storage is away")
        except Exception as mistake:
            self._around.record.broken.append(f"the job {name} failed: {mistake!r}")

    async def _lives(self) -> None:
        for sender in self._senders:
            await sender.open()
        self._is_open = True
        await self._receiver.run()

    def _begun(self, coroutine: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        loop = asyncio.get_running_loop()
        return self._context.run(loop.create_task, coroutine)

    def _sender(self) -> Sender:
        request = speaking_request(self._wire, seconds=SPEAKS.answer)
        return Sender(TOKEN, API, patience=SPEAKS, request=request)

    def _delivery(self, sender: Sender, silence: Silence) -> Delivery:
        perform, now = self.performing.perform, self._around.clock.now
        return Delivery(
            perform,
            self._voice,
            sender,
            now,
            studio=self._studio,
            silence=silence,
            patience=SPEAKS,
        )

    def _new_receiver(self, silence: Silence) -> Receiver:
        office = Office(
            perform=self.performing.perform,
            voice=self._voice,
            emergencies=EMERGENCIES,
            now=self._around.clock.now,
            invitation_link=partial(invitation_link, BOT.username),
            studio=self._studio,
        )
        bot = Bot(TOKEN, session=StormSession(self._wire))
        return Receiver(
            bot, office, silence=silence, patience=LISTENS, http=partial(listening, self._wire)
        )
