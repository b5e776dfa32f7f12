"""Runs both ends in one process: the one that listens and the one that speaks on time."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial

import typer
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.desk import Office
from bot.introduce import introduce
from bot.lean_session import LeanSession
from bot.menu_button import MenuButtons
from bot.receive import Receiver
from calendars.client.client import Client
from hembot.activities import follow_named_sources
from hembot.calendar_homes import calendar_homes
from hembot.clock import system_time
from hembot.console import console_served
from hembot.health import Checkup, serving_health
from hembot.invite import ask_username
from hembot.links import Invitations, console_link, invitation_link, is_sealed, mini_app
from hembot.only_one import only_one
from hembot.parts import Parts, opened
from hembot.ping import Ping
from hembot.programmes import tell_changes
from hembot.settings import Settings
from messages.silence import Silence
from scheduler.jobs.activities import Feeds
from scheduler.jobs.calendars import CALM, Pace, Rounds
from scheduler.sender import Sender
from scheduler.timetable import LATE_AFTER, USUAL, Rhythm, on_time
from scheduler.watch import Job, Watch


async def run_ends(
    parts: Parts,
    *,
    token: str,
    api: str,
    started: Callable[[str], None] = lambda username: None,
    pace: Pace = CALM,
    welcome: Job | None = None,
    rhythm: Rhythm = USUAL,
    console_at: str | None = None,
    menu_opens: str | None = None,
) -> None:
    """Listen and speak until cancelled; `started` is told the bot's username.

    `console_at` is where staff's browsers find the console, if there is one; `menu_opens` is what
    the button in their chats opens of it.
    `pace` is that of the rounds through the staff's calendars; `welcome` gives one to those who
    are new; `rhythm` is how often it is looked what is to be said.

    Raises BadToken if Telegram does not know the token.
    """
    perform = parts.performer.perform
    watch = Watch(perform, system_time, LATE_AFTER)
    async with watch.noting(), bot_at(api, token) as bot, Client() as client:
        username = await introduce(bot, parts.voice)
        office = office_of(parts, username, console_at)
        sender, silence = Sender(token, api), Silence(parts.now)
        rounds = Rounds(perform, client, parts.now, pace)
        clock = on_time(
            perform,
            parts.voice,
            sender,
            parts.now,
            studio=parts.studio,
            silence=silence,
            rounds=rounds,
            feeds=Feeds(perform, parts.now),
            welcome=welcome,
            watch=watch,
            rhythm=rhythm,
        )
        buttons = MenuButtons(bot, office, opens=menu_opens, silence=silence)
        async with clock, _beside(buttons.run()):
            gc.collect()
            gc.freeze()
            started(username)
            await Receiver(bot, office, silence=silence).run()


def bot_at(api: str, token: str) -> Bot:
    return Bot(token, session=LeanSession(api=TelegramAPIServer.from_base(api)))


def office_of(parts: Parts, username: str, console_at: str | None = None) -> Office:
    return Office(
        perform=parts.performer.perform,
        voice=parts.voice,
        emergencies=parts.emergencies,
        now=parts.now,
        invitation_link=partial(invitation_link, username),
        studio=parts.studio,
        console_link=partial(console_link, console_at) if console_at else None,
    )


async def run_real(settings: Settings) -> None:
    """Talk to Telegram until cancelled."""
    assert settings.telegram_token is not None

    def started(username: str) -> None:
        typer.echo(f"Hembot answers as @{username}. Ctrl-C ends it.")

    with only_one(settings.folder), opened(settings, system_time) as parts:
        tell_changes(parts)
        follow_named_sources(parts, in_demo=False)
        token = settings.telegram_token.get_secret_value()
        async with AsyncExitStack() as beside:
            await _tell_monitors(settings, parts, beside)
            welcome = None
            if settings.calendars:
                homes = calendar_homes(
                    parts.performer.perform, settings.folder / "calendars", settings.calendar_port
                )
                welcome = (await beside.enter_async_context(homes)).welcome
            if settings.console_url is not None:
                links = Invitations(partial(ask_username, token, settings.telegram_api))
                await beside.enter_async_context(console_served(settings, parts, links))
            await run_ends(
                parts,
                token=token,
                api=settings.telegram_api,
                started=started,
                welcome=welcome,
                console_at=settings.console_url,
                menu_opens=_menu_opens(settings.console_url),
            )


def _menu_opens(console_at: str | None) -> str | None:
    return mini_app(console_at) if console_at and is_sealed(console_at) else None


@asynccontextmanager
async def _beside(going_on: Coroutine[None, None, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(going_on)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _tell_monitors(settings: Settings, parts: Parts, beside: AsyncExitStack) -> None:
    """Those that ask us, and those that are asked by us."""
    checkup = Checkup(parts.performer.perform, system_time)
    if settings.health_port is not None:
        served = serving_health(checkup, settings.health_port)
        typer.echo(f"Whether all jobs are being done: {await beside.enter_async_context(served)}")
    if settings.ping_url is not None:
        ping = Ping(settings.ping_url, checkup.is_well, system_time)
        await beside.enter_async_context(ping.going_on())
