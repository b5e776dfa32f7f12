"""Invites a staff member from the command line."""

import asyncio

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bot.introduce import username_of
from hembot.clock import system_time
from hembot.demo.run import BOT as DEMO_BOT
from hembot.links import invitation_link
from hembot.parts import opened
from hembot.settings import Settings
from visits.actions.register_family import invite
from visits.people import Staff
from visits.work import Work


def invite_staff(settings: Settings, staff: Staff) -> str:
    """Store the staff member and return their link. Raises what opening the database raises."""
    username = bot_username(settings)
    with opened(settings, system_time) as parts, parts.database.unit_of_work() as work:
        return invitation_link(username, _invited(work, staff))


def _invited(work: Work, staff: Staff) -> str:
    return invite(work, work.people.add_staff(staff).id, now=system_time())


def bot_username(settings: Settings) -> str:
    """The demo's, or what Telegram says. Raises BadToken."""
    if settings.telegram_token is None:
        return DEMO_BOT.username
    return asyncio.run(
        ask_username(settings.telegram_token.get_secret_value(), settings.telegram_api)
    )


async def ask_username(token: str, api: str) -> str:
    """The bot's username, as Telegram knows it. Raises BadToken."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    async with Bot(token, session=session) as bot:
        return await username_of(bot)
