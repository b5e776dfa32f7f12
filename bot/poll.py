"""Asks Telegram for updates, and makes of every strange answer the same: none now."""

import logging
from datetime import timedelta
from typing import Any

import aiohttp
from aiogram import Bot

from bot.bad_token import BadToken
from bot.patience import Patience
from bot.updates import ALLOWED
from messages.silence import Silence

log = logging.getLogger(__name__)

UNKNOWN_TOKEN = frozenset({401, 404})
FOR_A_PERSON = {
    401: "Telegram does not know our token any more",
    404: "Telegram does not know our token any more",
    409: "somebody else receives with our token, or has set a webhook",
}


class NoUpdates(Exception):
    """No usable answer came."""


class Poll:
    """Long polling. What only a person can mend is logged once, until updates flow again."""

    def __init__(self, bot: Bot, silence: Silence, patience: Patience) -> None:
        self._url = bot.session.api.api_url(bot.token, "getUpdates")
        self._silence = silence
        self._seconds = patience.poll
        self._limit = aiohttp.ClientTimeout(total=patience.poll + patience.answer)
        self._has_heard = False
        self._told = ""

    async def ask(self, session: aiohttp.ClientSession, offset: int) -> list[Any]:
        """The next batch; the offset acknowledges what came before it.

        Raises NoUpdates, and before the first good answer BadToken.
        """
        asked = {"offset": offset, "timeout": self._seconds, "allowed_updates": ALLOWED}
        try:
            async with session.post(self._url, json=asked, timeout=self._limit) as response:
                return self._read(response.status, await self._json(response))
        except (aiohttp.ClientError, TimeoutError) as trouble:
            raise NoUpdates(type(trouble).__name__) from None

    async def _json(self, response: aiohttp.ClientResponse) -> Any:
        try:
            return await response.json(content_type=None)
        except (ValueError, RecursionError):
            return None

    def _read(self, status: int, answer: Any) -> list[Any]:
        match answer:
            case {"ok": True, "result": [*batch]}:
                self._has_heard, self._told = True, ""
                return batch
            case {"parameters": {"retry_after": int(seconds)}}:
                self._silence.keep(timedelta(seconds=seconds))
        if status in UNKNOWN_TOKEN and not self._has_heard:
            raise BadToken
        self._tell(FOR_A_PERSON.get(status, ""))
        raise NoUpdates(status)

    def _tell(self, words: str) -> None:
        if words and words != self._told:
            log.error(words)
            self._told = words
