"""Says what is owed to each chat, in order; what cannot be said now is said by a later sweep."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)

from bot.answer import Answer, Method
from bot.desk import Office
from bot.lean_session import LeanSession
from bot.patience import Patience, until_stored
from messages.picture import Picture
from messages.silence import Silence
from storage.work import SqlWork
from visits.actions.block import block
from visits.actions.silence import keep_silent

log = logging.getLogger(__name__)

EXPECTED = ("message is not modified", "query is too old")
NO_TEXT = "there is no text in the message to edit"
NEVER = (TelegramBadRequest, TelegramEntityTooLarge, TelegramMigrateToChat)


@dataclass(frozen=True, slots=True)
class Owing:
    """A chat's turn to hear what it has not heard yet."""

    chat_id: int


class Speaker:
    """Each answer is stored already; here it waits for its turn until Telegram has it.

    `speak` is called in the chat's lane only, so a chat hears one thing at a time.
    """

    def __init__(self, bot: Bot, office: Office, silence: Silence, patience: Patience) -> None:
        assert isinstance(bot.session, LeanSession)
        self._bot, self._session = bot, bot.session
        self._office = office
        self._silence = silence
        self._patience = patience
        self._owed: dict[int, deque[tuple[int, deque[Method]]]] = {}

    @property
    def owing(self) -> list[int]:
        """Chats that have something to hear."""
        return list(self._owed)

    def owe(self, chat_id: int, update_id: int, answer: Answer) -> None:
        """An answer that this chat is to hear, after those before it."""
        if answer:
            self._owed.setdefault(chat_id, deque()).append((update_id, deque(answer)))

    async def speak(self, chat_id: int) -> None:
        """Say all that is owed to this chat, or as much of it as goes now."""
        line = self._owed.get(chat_id, deque())
        while line:
            update_id, methods = line[0]
            if not await self._said(chat_id, methods):
                log.warning("answer not sent yet", extra={"update_id": update_id})
                return
            await self._store(partial(self._office.perform, _answered, update_id))
            line.popleft()
        self._owed.pop(chat_id, None)

    async def _said(self, chat_id: int, methods: deque[Method]) -> bool:
        while methods:
            if self._silence.is_kept or not await self._sent(chat_id, methods[0]):
                return False
            methods.popleft()
        return True

    async def _sent(self, chat_id: int, method: Method) -> bool:
        """Whether Telegram has the method now, or never will want it."""
        try:
            async with asyncio.timeout(self._patience.answer):
                await self._say(method)
        except TelegramRetryAfter as flood:
            self._silence.keep(timedelta(seconds=flood.retry_after))
            await self._store(partial(self._office.perform, keep_silent, self._silence.until))
            return False
        except TelegramForbiddenError:
            now = self._office.now()
            await self._store(partial(self._office.perform, block, chat_id, now=now))
        except NEVER as refused:
            _note(refused, method)
        except (AiogramError, TimeoutError):
            return False
        except Exception:  # a fault of ours must not keep the chat's later answers back
            log.exception("answer cannot be sent", extra={"method": method.name})
        return True

    async def _say(self, method: Method) -> None:
        """What cannot be shown or put in another's place is said in words, as a new message."""
        if method.picture is not None:
            return await self._show(method, method.picture)
        if method.file is not None:
            return await self._session.show(self._bot, method, method.file.text.encode())
        try:
            return await self._session.say(self._bot, method)
        except TelegramBadRequest as refused:
            if NO_TEXT not in refused.message:
                raise
        return await self._session.say(self._bot, method.anew)

    async def _show(self, method: Method, picture: Picture) -> None:
        drawn = await self._office.studio.drawn(picture)
        try:
            if drawn is not None:
                return await self._session.show(self._bot, method, drawn)
        except TelegramBadRequest as refused:
            _note(refused, method)
        if method.in_words is not None:
            await self._session.say(self._bot, method.in_words)
        return None

    async def _store(self, unit_of_work: Callable[[], Awaitable[None]]) -> None:
        await until_stored(unit_of_work, self._patience.storage)


def _note(refused: TelegramAPIError, method: Method) -> None:
    """«Not modified» and «too old» are what a repeated tap brings; anything else is our fault."""
    if not any(words in refused.message for words in EXPECTED):
        log.error("answer refused", extra={"method": method.name, "why": refused.message})


def _answered(work: SqlWork, update_id: int) -> None:
    work.inbox.answered(update_id)
