"""Delivers what is due: claims it, and has it dispatched as fast as it may be."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from messages.pictures.studio import Studio
from messages.silence import Silence
from messages.voice import Voice
from scheduler.jobs.dispatching import Dispatching
from scheduler.jobs.held import MOST, Held
from scheduler.jobs.saying import Saying
from scheduler.patience import FOR_TELEGRAM, Patience
from scheduler.sender import Sender
from scheduler.storing import Storing
from storage.perform import Perform
from visits.actions.deliver import give_back
from visits.actions.take import sweep, take
from visits.notice import Notice


class Delivery:
    """One sender of due notices: chats side by side, each chat in due order."""

    def __init__(
        self,
        perform: Perform,
        voice: Voice,
        sender: Sender,
        now: Callable[[], datetime],
        *,
        studio: Studio | None = None,
        silence: Silence | None = None,
        goes_on: Callable[[], None] | None = None,
        patience: Patience = FOR_TELEGRAM,
    ) -> None:
        self._now = now
        self._silence = silence = silence or Silence(now)
        self._goes_on = goes_on or (lambda: None)
        self._patience = patience
        self._storing = storing = Storing(perform, patience)
        self._saying = Saying(
            voice, sender, now, studio=studio, silence=silence, storing=storing, patience=patience
        )
        self._dispatching = Dispatching(
            perform, self._saying, now, silence=silence, storing=storing
        )
        self._breaker = self._saying.breaker
        self._rounds: list[Held] = []
        self._stopping = False

    def stop(self) -> None:
        """End after the notices that are being sent; what is left waits in its row."""
        self._stopping = True
        for held in self._rounds:
            held.stir()

    async def job(self) -> None:
        """Deliver; raises NobodyAnswers when nobody has for minutes, so that somebody is told."""
        await self.deliver()
        self._breaker.owns_up()

    async def deliver(self) -> int:
        """Deliver until nothing is due; the number says how many notices were looked at."""
        held = Held(self._patience, self._saying.chats)
        self._rounds.append(held)
        try:
            async with asyncio.TaskGroup() as under_way:
                await self._go_on(held, under_way)
        finally:
            self._rounds.remove(held)
        self._storing.owns_up()
        return held.looked_at

    async def _go_on(self, held: Held, under_way: asyncio.TaskGroup) -> None:
        while await self._has_more(held):
            for notice in held.whose_turn_it_is():
                under_way.create_task(self._dispatch(notice.id, held))
            await held.news()
        if held.waiting:
            await self._storing.if_possible(give_back, held.waiting)

    async def _dispatch(self, notice_id: int, held: Held) -> None:
        try:
            await self._dispatching.dispatch_if_possible(notice_id)
        finally:
            held.is_done()

    async def _has_more(self, held: Held) -> bool:
        """Whether there is something to do, and it may be done."""
        if self._may_speak and held.wants_more:
            await self._take(held)
        return self._may_speak and not held.is_empty

    @property
    def _may_speak(self) -> bool:
        return not (self._stopping or self._saying.is_to_be_silent)

    async def _take(self, held: Held) -> None:
        """More to do; a breaker on trial lets one thing be tried."""
        most = 1 if self._breaker.is_on_trial else MOST
        is_tried = self._breaker.is_on_trial and not held.is_empty
        held.take(() if is_tried else await self._taken(most), most=most)

    async def _taken(self, most: int) -> Sequence[Notice]:
        """None while the storage is waited for: what we hold would look as if it were nobody's."""
        if not self._storing.is_waited_for:
            await self._storing.if_possible(sweep, now=self._now())
        if self._storing.is_waited_for:
            return ()
        taken = await self._storing.if_possible(take, now=self._now(), most=most)
        if taken is None:
            return ()
        self._goes_on()
        self._silence.keep_until(taken.silent_until)
        return taken.notices
