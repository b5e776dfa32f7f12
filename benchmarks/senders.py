"""Who sends notices in the benchmark: Hembot's speaking end, and bare bots that store nothing.

Run as `python -m benchmarks.senders NAME URL WHAT [MORE]`, where WHAT is Hembot's database, or a
file with the message that the bare bots send.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

NOW = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
"""In the evening, when all families of `benchmarks/seeding.py` are to be asked."""
TOKEN = "42:sends"
FIRST_CHAT = 8_000_000
AT_ONCE = 16
PACE = 1 / 25
Send = Callable[[int], Awaitable[Any]]


async def hembot(api: str, url: str, key: str, pace: str) -> None:
    """With the pace that it keeps towards Telegram, or (`off`) as fast as it can."""
    from content.read_programmes import read_programmes
    from content.read_themes import read_themes
    from messages.voice import Voice
    from scheduler.jobs.deliver import Delivery
    from scheduler.patience import FOR_TELEGRAM
    from scheduler.sender import Sender
    from storage.database import Database
    from storage.perform import Performer

    unbound = replace(FOR_TELEGRAM, pace=0, most_in_a_second=1_000_000)
    patience = unbound if pace == "off" else FOR_TELEGRAM
    programmes = read_programmes()
    database = Database.open(url, key=key.encode(), programmes=programmes)
    voice, perform = Voice(programmes, read_themes()), Performer(database).perform
    sender = Sender(TOKEN, api, patience=patience)
    await sender.open()
    await Delivery(perform, voice, sender, lambda: NOW, patience=patience).deliver()
    await sender.close()


async def aiogram(api: str, what: str) -> None:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

    text, buttons = _message(what)
    keyboard = [[InlineKeyboardButton(text=t, callback_data=d)] for t, d in buttons]
    markup = InlineKeyboardMarkup(inline_keyboard=keyboard)
    async with Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api))) as bot:
        await _for_ever(
            lambda chat: bot.send_message(chat, text, parse_mode="HTML", reply_markup=markup)
        )


async def ptb(api: str, what: str) -> None:
    await _ptb(api, what, limiter=None)


async def ptb_at_a_pace(api: str, what: str) -> None:
    """With its own limiter, as one call every 40 ms: at its default it lets 60 into one second."""
    from telegram.ext import AIORateLimiter

    await _ptb(api, what, AIORateLimiter(overall_max_rate=1, overall_time_period=PACE))


async def _ptb(api: str, what: str, limiter: Any) -> None:
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup
    from telegram.ext import ExtBot

    text, buttons = _message(what)
    markup = InlineKeyboardMarkup([[InlineKeyboardButton(t, callback_data=d)] for t, d in buttons])
    async with ExtBot(TOKEN, base_url=f"{api}/bot", rate_limiter=limiter) as bot:
        await _for_ever(
            lambda chat: bot.send_message(chat, text, parse_mode="HTML", reply_markup=markup)
        )


async def _for_ever(send: Send) -> None:
    """To one chat after the other, so many at once."""
    chats = count(FIRST_CHAT)

    async def speak() -> None:
        while True:
            await send(next(chats))

    await asyncio.gather(*(speak() for _ in range(AT_ONCE)))


def _message(file: str) -> tuple[str, list[tuple[str, str]]]:
    text, buttons = json.loads(Path(file).read_text())
    return text, buttons


SENDERS = {"hembot": hembot, "aiogram": aiogram, "ptb": ptb, "ptb-at-a-pace": ptb_at_a_pace}

if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    asyncio.run(SENDERS[name](*arguments))
