"""Receives updates: store the batch, only then acknowledge it, then hand it on.

Both libraries lose updates when the process dies, and stop for ever at one that they cannot
read; so this loop asks Telegram by itself and trusts nothing but an update's number.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import aiohttp
from aiogram import Bot

from bot.answer import read
from bot.bad_token import BadToken
from bot.desk import Office
from bot.fetch import Fetcher
from bot.front_door import FrontDoor
from bot.lanes import Lanes
from bot.patience import FOR_TELEGRAM, Patience, until_stored
from bot.poll import NoUpdates, Poll
from bot.speak import Owing, Speaker
from bot.updates import is_numbered, received
from messages.silence import Silence
from storage.inbox import Received, Unanswered
from storage.work import SqlWork
from visits.actions.silence import keep_silent, silent_until

log = logging.getLogger(__name__)

R = TypeVar("R")
Http = Callable[[], AbstractAsyncContextManager[aiohttp.ClientSession]]


class Receiver:
    """Long polling into the inbox."""

    def __init__(
        self,
        bot: Bot,
        office: Office,
        *,
        silence: Silence | None = None,
        patience: Patience = FOR_TELEGRAM,
        http: Http = aiohttp.ClientSession,
    ) -> None:
        self._office = office
        self._http = http
        self._silence = silence or Silence(office.now)
        self._patience = patience
        self._poll = Poll(bot, self._silence, patience)
        self._speaker = Speaker(bot, office, self._silence, patience)
        fetch = Fetcher(bot, office, self._silence, patience).fetch
        self._lanes = Lanes(FrontDoor(bot, office, self._speaker, fetch, patience).handle)
        self._offset = 0

    async def run(self) -> None:
        """Until cancelled. Then what is being handled is finished, and the rest stays stored."""
        sweeping = asyncio.create_task(self._sweep())
        try:
            await self._resume()
            async with self._http() as session:
                await self._receive(session)
        finally:
            sweeping.cancel()
            await self._lanes.finish(self._patience.grace)

    @property
    def busy(self) -> bool:
        """Whether an update is being handled, or an answer waits that may be said."""
        return self._lanes.busy or bool(self._speaker.owing and not self._silence.is_kept)

    async def _resume(self) -> None:
        """What was done but not said, and what was received but not handled, before the stop."""
        self._silence.keep_until(await self._stored(silent_until))
        for left in await self._stored(_unanswered):
            assert left.chat_id is not None
            self._speaker.owe(left.chat_id, left.update_id, read(left.answer))
            self._lanes.put(Owing(left.chat_id))
        for update in await self._stored(_waiting):
            self._lanes.put(update)

    async def _sweep(self) -> None:
        """Say what could not be said before, less and less often, and never while all is silent."""
        pause = self._patience.first_pause
        while True:
            await asyncio.sleep(pause)
            if self._silence.is_kept:
                continue
            owing = self._speaker.owing
            if owing and await self._others_are_silent():
                continue
            pause = self._patience.longer(pause) if owing else self._patience.first_pause
            for chat_id in owing:
                self._lanes.put(Owing(chat_id))

    async def _others_are_silent(self) -> bool:
        """Another process may have been asked for silence since the last batch came in."""
        self._silence.keep_until(await self._stored(silent_until))
        return self._silence.is_kept

    async def _receive(self, session: aiohttp.ClientSession) -> None:
        pause = self._patience.first_pause
        while True:
            try:
                await self._take_in(await self._poll.ask(session, self._offset))
            except BadToken:
                raise
            except NoUpdates as none:
                log.warning("no updates", extra={"why": str(none)})
            except Exception:  # whatever it was: this loop goes on
                log.exception("updates not taken in")
            else:
                pause = self._patience.first_pause
                continue
            await self._rest(pause)
            pause = self._patience.longer(pause)

    async def _rest(self, pause: float) -> None:
        if self._silence.is_kept:
            await self._stored(keep_silent, self._silence.until)
        await asyncio.sleep(pause)
        while self._silence.is_kept:
            await asyncio.sleep(self._patience.first_pause)

    async def _take_in(self, batch: Sequence[Any]) -> None:
        """Store, then acknowledge. Raises NoUpdates if all that came was of no use."""
        updates = [received(update) for update in batch if is_numbered(update)]
        if len(updates) < len(batch):
            log.error("updates without a number", extra={"count": len(batch) - len(updates)})
        new, until = await self._stored(_store, updates, self._office) if updates else ((), None)
        self._silence.keep_until(until)
        for update in new:
            self._lanes.put(update)
        # not the highest ever seen: after a quiet week Telegram may begin to count anew
        self._offset = max((update.update_id + 1 for update in updates), default=self._offset)
        if batch and not new:
            raise NoUpdates("nothing new")

    async def _stored(self, action: Callable[..., R], *args: object) -> R:
        """Wait for the storage for as long as it is away: nothing is acknowledged meanwhile."""
        call = partial(self._office.perform, action, *args)
        return await until_stored(call, self._patience.storage)


def _store(
    work: SqlWork, updates: Sequence[Received], office: Office
) -> tuple[Sequence[Received], datetime | None]:
    """Those that are new, and until when nobody may be answered."""
    return work.inbox.receive(updates, office.now()), silent_until(work)


def _waiting(work: SqlWork) -> Sequence[Received]:
    return work.inbox.waiting()


def _unanswered(work: SqlWork) -> Sequence[Unanswered]:
    return work.inbox.unanswered()
