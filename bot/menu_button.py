"""The button beside the text field: for staff who may come in, it opens the console in Telegram.

Telegram remembers it for each chat. So it is asked what a chat has, and only what differs is set;
a process asks once for each chat, and again for whoever it concerns newly.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.types import MenuButtonDefault, MenuButtonWebApp, WebAppInfo

from bot.desk import Office
from bot.patience import FOR_TELEGRAM, Patience, until_stored
from messages.silence import Silence
from storage.work import SqlWork
from visits.access import Act, may
from visits.actions.silence import keep_silent

log = logging.getLogger(__name__)

NAME = "Hembot"
NEVER = (TelegramBadRequest, TelegramForbiddenError)
Button = MenuButtonDefault | MenuButtonWebApp
R = TypeVar("R")
Wanted = Mapping[int, bool]
"""Of each chat that staff have: whether its button is to open the console."""


class MenuButtons:
    """Sees to it that staff have the button, and nobody else; whatever fails is tried again later.

    `opens` is what the button opens; None where there is no console.
    """

    def __init__(
        self,
        bot: Bot,
        office: Office,
        *,
        opens: str | None,
        silence: Silence,
        patience: Patience = FOR_TELEGRAM,
    ) -> None:
        self._bot = bot
        self._office = office
        self._opens = opens
        self._silence = silence
        self._patience = patience
        self._settled: dict[int, bool] = {}

    async def run(self) -> None:
        """Until cancelled."""
        pause = self._patience.first_pause
        while True:
            self._office.staff_came.clear()
            if await self._settled_all():
                pause = self._patience.first_pause
                await self._rest(self._patience.between_looks)
            else:
                await asyncio.sleep(pause)
                pause = self._patience.longer(pause)

    async def settle(self) -> bool:
        """Whether every chat has the button that it is to have, or will never have it."""
        wanted = await self._stored(_wanted)
        gone = dict.fromkeys(self._settled.keys() - wanted.keys(), False)
        for chat_id, is_wanted in {**wanted, **gone}.items():
            if self._settled.get(chat_id) is is_wanted:
                continue
            if not await self._set(chat_id, self._button(is_wanted=is_wanted)):
                return False
            self._settled[chat_id] = is_wanted
            await asyncio.sleep(self._patience.between_buttons)
        return True

    async def _settled_all(self) -> bool:
        try:
            return await self.settle()
        except Exception:  # a button is never worth the bot
            log.exception("menu buttons not set")
            return False

    async def _rest(self, seconds: float) -> None:
        """Until somebody comes, or for so long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._office.staff_came.wait()

    def _button(self, *, is_wanted: bool) -> Button:
        if self._opens is None or not is_wanted:
            return MenuButtonDefault()
        return MenuButtonWebApp(text=NAME, web_app=WebAppInfo(url=self._opens))

    async def _set(self, chat_id: int, button: Button) -> bool:
        """Whether Telegram has it now, or never will want it."""
        if self._silence.is_kept:
            return False
        try:
            async with asyncio.timeout(self._patience.answer):
                await self._set_if_other(chat_id, button)
        except TelegramRetryAfter as flood:
            self._silence.keep(timedelta(seconds=flood.retry_after))
            await self._stored(keep_silent, self._silence.until)
            return False
        except NEVER as refused:
            log.warning("menu button refused", extra={"why": refused.message})
        except (AiogramError, TimeoutError) as away:
            log.warning("menu button not set yet", extra={"why": type(away).__name__})
            return False
        return True

    async def _set_if_other(self, chat_id: int, button: Button) -> None:
        """A list of commands is as good as the default: it stays unless ours is to be there."""
        has = await self._bot.get_chat_menu_button(chat_id)
        is_ours = isinstance(has, MenuButtonWebApp)
        if _is_same(has, button) or (isinstance(button, MenuButtonDefault) and not is_ours):
            return
        await self._bot.set_chat_menu_button(chat_id, button)

    async def _stored(self, action: Callable[..., R], *args: object) -> R:
        call = partial(self._office.perform, action, *args)
        return await until_stored(call, self._patience.storage)


def _wanted(work: SqlWork) -> Wanted:
    chats = ((one.chat_id, may(one, Act.SIGN_IN)) for one in work.people.all_staff())
    return {chat_id: may_sign_in for chat_id, may_sign_in in chats if chat_id is not None}


def _is_same(has: object, button: Button) -> bool:
    if not isinstance(has, MenuButtonWebApp) or not isinstance(button, MenuButtonWebApp):
        return False
    return (has.text, has.web_app.url) == (button.text, button.web_app.url)
