"""What the bot tells Telegram about itself when it starts: its menu, in every language."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import BotCommand

from bot.bad_token import BadToken
from bot.patience import FOR_TELEGRAM, Patience
from messages.languages import LANGUAGES, SOURCE
from messages.voice import Voice
from messages.wording import unmarked

log = logging.getLogger(__name__)

AWAY = (TelegramNetworkError, TelegramServerError, TelegramRetryAfter, ClientDecodeError)


async def introduce(bot: Bot, voice: Voice, patience: Patience = FOR_TELEGRAM) -> str:
    """Set the menu of commands and return the bot's username, however long Telegram is away.

    Raises BadToken.
    """
    pause = patience.first_pause
    while True:
        try:
            return await _introduced(bot, voice)
        except AWAY as away:
            log.warning("Telegram does not answer yet", extra={"why": type(away).__name__})
            await asyncio.sleep(getattr(away, "retry_after", pause))
            pause = patience.longer(pause)


async def _introduced(bot: Bot, voice: Voice) -> str:
    username = await username_of(bot)
    await bot.delete_webhook()
    for language in LANGUAGES.values():
        about = voice.say_in(language.code, "about")
        if language.code == SOURCE or (language.telegram and about.language == language.code):
            commands = _commands(voice, language.code)
            await bot.set_my_commands(commands, language_code=language.telegram)
            await bot.set_my_description(unmarked(about.text), language.telegram)
    return username


async def username_of(bot: Bot) -> str:
    """The name in the bot's links. Raises BadToken."""
    try:
        me = await bot.get_me()
    except (TelegramUnauthorizedError, TelegramNotFound):
        raise BadToken from None
    assert me.username is not None
    return me.username


def _commands(voice: Voice, code: str) -> list[BotCommand]:
    """One line of the template is one command: its name, a dash, what it does."""
    lines = unmarked(voice.say_in(code, "menu").text).splitlines()
    pairs = (line.partition(" – ") for line in lines if line)
    return [BotCommand(command=name.lstrip("/"), description=text) for name, _, text in pairs]
