"""Hembot's two ends in a process of their own, which may be killed at any of its points."""

import asyncio
import logging
import threading
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection

from bot.receive import Receiver
from hembot.demo.run import BOT, TOKEN
from hembot.parts import Parts
from hembot.run import bot_at, office_of
from messages.pictures.studio import Studio
from messages.silence import Silence
from scheduler.jobs.deliver import Delivery
from scheduler.sender import Sender
from storage.database import Database
from storage.perform import Performer
from tests.beginning import PROGRAMMES
from tests.crashes.points import Points
from tests.crashes.watching import watch
from tests.dot import DOT
from tests.town import EMERGENCIES, HURRIED, IMPATIENT, VOICE

LISTENING = "before answering getUpdates #1"


@dataclass(frozen=True)
class Orders:
    """Where to live, what time it is there, and at which point to die."""

    database: str
    key: bytes
    api: str
    now: datetime
    deadly: str | None


@dataclass(frozen=True)
class Settled:
    """All is settled: the points that were passed, and the errors that were logged."""

    points: tuple[str, ...]
    errors: tuple[str, ...]


def live(orders: Orders, pipe: Connection) -> None:
    """Until killed. Each word through the pipe asks to be told when all is settled."""
    assert threading.active_count() == 1
    errors = _Errors()
    logging.basicConfig(handlers=[errors], level=logging.ERROR, force=True)
    points = Points(orders.deadly)
    watch(points)
    asyncio.run(_live(orders, pipe, points, errors))


async def _live(orders: Orders, pipe: Connection, points: Points, errors: "_Errors") -> None:
    parts = _opened(orders)
    sender, silence = Sender(TOKEN, orders.api, patience=HURRIED), Silence(parts.now)
    await sender.open()
    delivery = Delivery(
        parts.performer.perform,
        VOICE,
        sender,
        parts.now,
        studio=parts.studio,
        silence=silence,
        patience=HURRIED,
    )
    office = office_of(parts, BOT.username)
    bot = bot_at(orders.api, TOKEN)
    receiver = Receiver(bot, office, silence=silence, patience=IMPATIENT)
    points.begin()
    receiving = asyncio.create_task(receiver.run())
    while not receiving.done():
        await asyncio.to_thread(pipe.recv)
        await _until_listening(points)
        await _settle(receiver, delivery)
        pipe.send(Settled(tuple(points.passed), tuple(errors.said)))
    receiving.result()


def _opened(orders: Orders) -> Parts:
    database = Database.open(orders.database, key=orders.key, programmes=PROGRAMMES)
    studio = Studio(lambda _: DOT)
    return Parts(database, Performer(database), VOICE, EMERGENCIES, lambda: orders.now, studio)


async def _until_listening(points: Points) -> None:
    """Before that, what the last life has left is not taken up yet."""
    while LISTENING not in points.passed:
        await asyncio.sleep(0.001)


async def _settle(receiver: Receiver, delivery: Delivery) -> None:
    while True:
        while receiver.busy:
            await asyncio.sleep(0.001)
        if await delivery.deliver() == 0:
            return


class _Errors(logging.Handler):
    """Remembers what was said; nobody reads it in a process that is killed."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(self.format(record))
