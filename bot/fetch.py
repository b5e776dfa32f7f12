"""Fetches what somebody has sent: Telegram tells an address for it, and the file lies there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramRetryAfter
from aiohttp import ClientError

from bot.desk import Office
from bot.lean_session import LeanSession
from bot.patience import Patience, until_stored
from messages.silence import Silence
from visits.actions.silence import keep_silent
from visits.photo import MOST_BYTES

log = logging.getLogger(__name__)

Fetch = Callable[[str], Awaitable[bytes]]
"""A file by its id; of a file that is too big so much that one can see that it is."""


class NotFetched(Exception):
    """It did not come, or not in time; whoever sent it may send it again."""


class Fetcher:
    """One try: whoever waits for an answer has the photo at hand."""

    def __init__(self, bot: Bot, office: Office, silence: Silence, patience: Patience) -> None:
        assert isinstance(bot.session, LeanSession)
        self._bot, self._session = bot, bot.session
        self._office = office
        self._silence = silence
        self._patience = patience

    async def fetch(self, file_id: str) -> bytes:
        """The file with this id. Raises NotFetched."""
        try:
            async with asyncio.timeout(self._patience.answer):
                return await self._fetched(file_id)
        except TelegramRetryAfter as flood:
            await self._keep_silent(timedelta(seconds=flood.retry_after))
            raise NotFetched from None
        except (AiogramError, ClientError, TimeoutError) as trouble:
            # not in its own words: the address holds our token
            log.warning("file not fetched", extra={"why": type(trouble).__name__})
            raise NotFetched from None

    async def _fetched(self, file_id: str) -> bytes:
        if self._silence.is_kept:
            raise NotFetched
        file = await self._bot.get_file(file_id)
        if file.file_path is None:
            raise NotFetched
        return await self._session.fetch(self._bot, file.file_path, most=MOST_BYTES)

    async def _keep_silent(self, time: timedelta) -> None:
        self._silence.keep(time)
        until = self._silence.until
        await until_stored(lambda: self._office.perform(keep_silent, until), self._patience.storage)
