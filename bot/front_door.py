"""One update from the inbox to its answer: act, commit, then speak."""

import logging
from datetime import datetime

from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot.answer import Answer, Tapped
from bot.desk import Desk, Office
from bot.handlers.trouble import explain, explain_trouble
from bot.routes import routes
from bot.speak import speak
from bot.updates import parsed
from storage.errors import AlreadyDone
from storage.inbox import Received
from storage.work import SqlWork
from visits.facts import Refusal

log = logging.getLogger(__name__)


class FrontDoor:
    """Deals with one received update, whatever it holds. It never raises."""

    def __init__(self, bot: Bot, office: Office) -> None:
        self._bot = bot
        self._office = office
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_router(routes())

    async def handle(self, received: Received) -> None:
        try:
            await self._handle(received)
        except Exception:
            log.exception("update failed", extra={"update_id": received.update_id})

    async def _handle(self, received: Received) -> None:
        update = parsed(received.raw, self._bot)
        if update is None or received.chat_id is None:
            await self._office.perform(_park, received, self._office.now())
            log.error("update parked", extra={"update_id": received.update_id})
            return
        desk = _desk(self._office, received.chat_id, update)
        try:
            answer = await self._answer(update, desk)
        except AlreadyDone:
            return
        await speak(self._bot, self._office, received.update_id, received.chat_id, answer)

    async def _answer(self, update: Update, desk: Desk) -> Answer:
        try:
            answer = await self._dispatcher.feed_update(self._bot, update, desk=desk)
        except Refusal as refusal:
            return await explain(refusal, desk)
        except AlreadyDone:
            raise
        except Exception:
            log.exception("handler failed", extra={"update_id": update.update_id})
            return await explain_trouble(desk)
        return answer if isinstance(answer, list) else await desk.says(None)


def _park(work: SqlWork, received: Received, now: datetime) -> None:
    work.inbox.park(received.update_id, now, "unreadable")


def _desk(office: Office, chat_id: int, update: Update) -> Desk:
    """Who speaks, as Telegram tells it."""
    desk = Desk(office, update.update_id, chat_id, office.now())
    message = update.message or update.edited_message
    query = update.callback_query
    user = query.from_user if query else message.from_user if message else None
    if user is not None:
        desk.first_name, desk.language_code = user.first_name, user.language_code
    if query is not None:
        carrier = query.message.message_id if query.message else None
        desk.tapped = Tapped(query.id, carrier)
    return desk
