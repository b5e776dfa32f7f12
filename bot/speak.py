"""Sends an answer that is stored already, and notes that it was sent."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from bot.answer import Answer, Method
from bot.desk import Office
from storage.work import SqlWork
from visits.actions.block import block

log = logging.getLogger(__name__)

PAUSES = (0.5, 2, 5, 15, 30)


async def speak(bot: Bot, office: Office, update_id: int, chat_id: int, answer: Answer) -> None:
    """Send each part; what cannot be sent now stays in the inbox for the next sweep."""
    if not answer:
        return
    for method in answer:
        if not await _sent(bot, office, chat_id, method):
            log.warning("answer not sent yet", extra={"update_id": update_id})
            return
    await office.perform(_answered, update_id)


async def _sent(bot: Bot, office: Office, chat_id: int, method: Method) -> bool:
    """Whether Telegram has the method now, or never will want it."""
    for pause in PAUSES:
        try:
            await method.emit(bot)
        except TelegramRetryAfter as flood:
            await asyncio.sleep(flood.retry_after)
        except TelegramForbiddenError:
            await office.perform(block, chat_id, now=office.now())
            return True
        except TelegramBadRequest as refused:
            _note(refused, method)
            return True
        except (TelegramNetworkError, TelegramServerError, AiogramError):
            await asyncio.sleep(pause)
        else:
            return True
    return False


def _note(refused: TelegramAPIError, method: Method) -> None:
    """«Not modified» and «too old» are what a repeated tap brings; anything else is our fault."""
    expected = ("message is not modified", "query is too old")
    if not any(words in refused.message for words in expected):
        log.error("answer refused", extra={"method": type(method).__name__, "why": refused.message})


def _answered(work: SqlWork, update_id: int) -> None:
    work.inbox.answered(update_id)
