"""Receives updates: store the batch, only then acknowledge it, then hand it on.

Both libraries lose updates when the process dies, and stop for ever at one that they cannot
read; so this loop asks Telegram by itself and trusts nothing but an update's number.
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

import aiohttp
from aiogram import Bot

from bot.answer import read
from bot.bad_token import BadToken
from bot.desk import Office
from bot.front_door import FrontDoor
from bot.lanes import Lanes
from bot.speak import speak
from bot.updates import ALLOWED, received
from storage.inbox import Received, Unanswered
from storage.work import SqlWork

log = logging.getLogger(__name__)

WAIT_SECONDS = 25
LONGEST_PAUSE = 30.0
UNAUTHORIZED = (401, 404)


class Receiver:
    """Long polling into the inbox."""

    def __init__(self, bot: Bot, office: Office) -> None:
        self._bot = bot
        self._office = office
        self._lanes = Lanes(FrontDoor(bot, office).handle)
        self._offset = 0

    async def run(self) -> None:
        """Until cancelled. Then what is being handled is finished, and the rest stays stored."""
        try:
            await self._resume()
            async with aiohttp.ClientSession() as session:
                await self._poll(session)
        finally:
            await self._lanes.finish()

    @property
    def busy(self) -> bool:
        """Whether an update is being handled right now."""
        return self._lanes.busy

    async def _resume(self) -> None:
        """What was received but not handled, and what was done but not said, before the stop."""
        await self._say_what_is_owed()
        for update in await self._office.perform(_waiting):
            self._lanes.put(update)

    async def _say_what_is_owed(self) -> None:
        """Answers whose work is committed, but that could not be sent when it was done."""
        for left in await self._office.perform(_unanswered):
            assert left.chat_id is not None
            answer = read(left.answer)
            await speak(self._bot, self._office, left.update_id, left.chat_id, answer)

    async def _poll(self, session: aiohttp.ClientSession) -> None:
        pause = 0.5
        while True:
            try:
                batch = await self._ask(session)
            except (aiohttp.ClientError, TimeoutError, ValueError) as trouble:
                log.warning("no updates", extra={"why": type(trouble).__name__})
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = 0.5
            await self._take_in(batch)
            if not self._lanes.busy:
                await self._say_what_is_owed()

    async def _ask(self, session: aiohttp.ClientSession) -> list[dict[str, Any]]:
        """The next batch. The offset acknowledges what has been stored."""
        url = self._bot.session.api.api_url(self._bot.token, "getUpdates")
        asked = {"offset": self._offset, "timeout": WAIT_SECONDS, "allowed_updates": ALLOWED}
        limit = aiohttp.ClientTimeout(total=WAIT_SECONDS + 10)
        async with session.post(url, json=asked, timeout=limit) as response:
            if response.status in UNAUTHORIZED:
                raise BadToken
            answer = await response.json()
        if not answer.get("ok"):
            retry_after = answer.get("parameters", {}).get("retry_after", 0)
            await asyncio.sleep(retry_after)
            raise ValueError(answer.get("description"))
        return list(answer["result"])

    async def _take_in(self, batch: Sequence[dict[str, Any]]) -> None:
        updates = [received(update) for update in batch if "update_id" in update]
        if updates:
            for update in await self._office.perform(_store, updates, self._office):
                self._lanes.put(update)
        self._offset = max((update.update_id + 1 for update in updates), default=self._offset)


def _store(work: SqlWork, updates: Sequence[Received], office: Office) -> Sequence[Received]:
    return work.inbox.receive(updates, office.now())


def _waiting(work: SqlWork) -> Sequence[Received]:
    return work.inbox.waiting()


def _unanswered(work: SqlWork) -> Sequence[Unanswered]:
    return work.inbox.unanswered()
