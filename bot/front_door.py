"""One update from the inbox to its answer: act, commit, then speak; and again if that failed."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import InaccessibleMessage, Update
from aiogram.types import Message as Carrier

from bot.answer import Answer, Tapped
from bot.desk import Desk, Office
from bot.fetch import Fetch
from bot.handlers.trouble import explain, explain_trouble
from bot.patience import Patience, until_stored
from bot.routes import routes, tapped
from bot.speak import Owing, Speaker
from bot.updates import parsed, query_in
from storage.errors import AlreadyDone, DatabaseError
from storage.inbox import Received
from storage.work import SqlWork
from visits.facts import Refusal

Handle = Callable[[], Awaitable[Any]]

log = logging.getLogger(__name__)


class FrontDoor:
    """Deals with one received update, whatever it holds. It never raises."""

    def __init__(
        self, bot: Bot, office: Office, speaker: Speaker, fetch: Fetch, patience: Patience
    ) -> None:
        self._bot = bot
        self._office = office
        self._speaker = speaker
        self._fetch = fetch
        self._patience = patience
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.include_router(routes())

    async def handle(self, turn: Received | Owing) -> None:
        """Until the update is done or parked; then what the chat is owed."""
        try:
            if isinstance(turn, Received):
                await self._done(turn)
            if turn.chat_id is not None:
                await self._speaker.speak(turn.chat_id)
        except Exception:
            log.exception("left for later")

    async def _done(self, received: Received) -> None:
        """Tried for as long as the storage is away; what fails by itself has a few tries."""
        for pause in self._patience.tries:
            try:
                return await self._stored(partial(self._do, received))
            except Exception:
                log.exception("update failed", extra={"update_id": received.update_id})
                await asyncio.sleep(pause)
        return await self._stored(partial(self._park, received, "failed"))

    async def _stored(self, act: Callable[[], Awaitable[None]]) -> None:
        await until_stored(act, self._patience.storage)

    async def _do(self, received: Received) -> None:
        if received.chat_id is None:
            return await self._park(received, "unreadable")
        desk = Desk(self._office, received.update_id, received.chat_id, self._office.now())
        handle = self._handler(received.raw, desk)
        if handle is None:
            return await self._park(received, "unreadable")
        with suppress(AlreadyDone):
            answer = await self._answer(handle, desk)
            self._speaker.owe(received.chat_id, received.update_id, answer)
        return None

    def _handler(self, raw: str, desk: Desk) -> Handle | None:
        """Who deals with it; None if nobody can read it. Taps need no dispatcher: see 0009."""
        if (query := query_in(raw)) is not None:
            desk.first_name, desk.language_code = query.first_name, query.language_code
            desk.tapped = Tapped(query.id, query.message_id)
            return partial(tapped, query.data, desk)
        if (update := parsed(raw, self._bot)) is not None:
            _seat(desk, update)
            feed = self._dispatcher.feed_update
            return partial(feed, self._bot, update, desk=desk, fetch=self._fetch)
        return None

    async def _park(self, received: Received, why: str) -> None:
        with suppress(AlreadyDone):
            now = self._office.now()
            await self._office.perform(_set_aside, received.update_id, now, why)
            log.error("update parked", extra={"update_id": received.update_id})

    async def _answer(self, handle: Handle, desk: Desk) -> Answer:
        try:
            answer = await handle()
        except Refusal as refusal:
            return await explain(refusal, desk)
        except (AlreadyDone, DatabaseError):
            raise
        except Exception:
            log.exception("handler failed", extra={"update_id": desk.update_id})
            return await explain_trouble(desk)
        return answer if isinstance(answer, list) else await desk.says(None)


def _set_aside(work: SqlWork, update_id: int, now: datetime, why: str) -> None:
    work.inbox.park(update_id, now, why)


def _seat(desk: Desk, update: Update) -> None:
    """Who speaks, as Telegram tells it."""
    message = update.message or update.edited_message
    query = update.callback_query
    user = query.from_user if query else message.from_user if message else None
    if user is not None:
        desk.first_name, desk.language_code = user.first_name, user.language_code
    if query is not None:
        desk.tapped = Tapped(query.id, _editable(query.message))


def _editable(message: Carrier | InaccessibleMessage | None) -> int | None:
    """Its number, if it has a text as far as we can see."""
    if message is None or (isinstance(message, Carrier) and message.text is None):
        return None
    return message.message_id
