"""Sends one message through python-telegram-bot, and says in our words what came of it."""

import asyncio
import logging
import os
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from datetime import timedelta

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram import Message as Sending
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from messages.limits import fits_below_a_picture
from messages.message import Message
from scheduler.patience import FOR_TELEGRAM, Patience
from visits.notice import Outcome

log = logging.getLogger(__name__)

# without it the library warns of its own future at every flood
os.environ.setdefault("PTB_TIMEDELTA", "1")

# the request had left us when these came: it may have been accepted
AFTER_SENDING = frozenset(
    {"ReadTimeout", "WriteTimeout", "ReadError", "WriteError", "RemoteProtocolError"}
)
NO_SUCH_CHAT = "chat not found"
PNG = "hembot.png"
NO_JSON = "Invalid server response"  # the library's words for a 200 that it cannot read


@dataclass(frozen=True, slots=True)
class Sent:
    """How a try to send ended; `message_id` if delivered, `retry_after` if told to wait.

    `swedish` is what a parent read, in Swedish.
    """

    outcome: Outcome
    message_id: int | None = None
    retry_after: timedelta | None = None
    detail: str | None = None
    swedish: str | None = None

    @property
    def reached_nobody(self) -> bool:
        """Or nobody who could say what came of it: not Telegram's word on this one message."""
        return self.outcome in (Outcome.TRY_LATER, Outcome.UNKNOWN) and self.retry_after is None


class Sender:
    """One bot that only speaks. It neither paces itself nor retries: see `jobs/saying.py`."""

    def __init__(
        self,
        token: str,
        api: str,
        *,
        patience: Patience = FOR_TELEGRAM,
        request: BaseRequest | None = None,
    ) -> None:
        request = request or HTTPXRequest(
            connection_pool_size=patience.at_once,
            connect_timeout=patience.connect,
            read_timeout=patience.answer,
            write_timeout=patience.answer,
        )
        self._bot = ExtBot(
            token,
            base_url=f"{api}/bot",
            request=request,
            get_updates_request=request,  # it asks for none, and a client of its own costs time
        )
        self._rest = timedelta(seconds=patience.rest)

    async def open(self) -> None:
        """Get ready, however long Telegram is away; stopped meanwhile, it leaves nothing open."""
        try:
            await self._get_ready()
        except BaseException:
            await self.close()
            raise

    async def _get_ready(self) -> None:
        while True:
            try:
                return await self._bot.initialize()
            except InvalidToken:
                raise
            except TelegramError as away:
                log.warning("Telegram does not answer yet", extra={"why": type(away).__name__})
                pause = _pause(away) if isinstance(away, RetryAfter) else self._rest
                await asyncio.sleep(pause.total_seconds())

    async def close(self) -> None:
        await self._bot.shutdown()

    async def send(self, chat_id: int, message: Message, drawn: bytes | None = None) -> Sent:
        """The message, below its picture if that is drawn and the words fit there."""
        if drawn is not None and fits_below_a_picture(message):
            sent = await _came_of(
                self._bot.send_photo(
                    chat_id,
                    drawn,
                    caption=message.text,
                    parse_mode=ParseMode.HTML,
                    reply_markup=_keyboard(message),
                    filename=PNG,
                )
            )
            if sent.outcome is not Outcome.OUR_MISTAKE:
                return replace(sent, swedish=message.swedish)
            log.error("picture refused", extra={"why": sent.detail})
        sent = await _came_of(
            self._bot.send_message(
                chat_id,
                message.text,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(message),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        return replace(sent, swedish=message.swedish)

    async def show(self, chat_id: int, drawn: bytes) -> Sent:
        """The picture alone, without a sound: its words have just been said."""
        photo = self._bot.send_photo(chat_id, drawn, disable_notification=True, filename=PNG)
        return await _came_of(photo)


async def _came_of(sending: Awaitable[Sending]) -> Sent:
    try:
        sent = await sending
    except TelegramError as error:
        return what_came_of(error)
    return Sent(Outcome.DELIVERED, message_id=sent.message_id)


def what_came_of(error: TelegramError) -> Sent:
    """Telegram's error as a fact of ours."""
    match error:
        case RetryAfter():
            return Sent(Outcome.TRY_LATER, retry_after=_pause(error))
        case Forbidden():
            return Sent(Outcome.UNREACHABLE, detail=error.message)
        case BadRequest():  # before NetworkError: in PTB a BadRequest *is* one
            gone = NO_SUCH_CHAT in error.message.lower()
            outcome = Outcome.UNREACHABLE if gone else Outcome.OUR_MISTAKE
            return Sent(outcome, detail=error.message)
        case TelegramError(message=text) if text == NO_JSON:  # accepted, by whomever
            return Sent(Outcome.UNKNOWN, detail=NO_JSON)
        case NetworkError() if type(error.__cause__).__name__ in AFTER_SENDING:
            return Sent(Outcome.UNKNOWN, detail=type(error.__cause__).__name__)
        case _:
            return Sent(Outcome.TRY_LATER, detail=error.message)


def _pause(error: RetryAfter) -> timedelta:
    after = error.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(button.label, callback_data=button.data)]
            for button in message.buttons
        ]
    )
