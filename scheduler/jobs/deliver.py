"""Delivers what is due: claim, look again, send, note what came of it."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from messages.limits import fits_below_a_picture
from messages.message import Message
from messages.pictures.studio import Studio
from messages.silence import Silence
from messages.voice import Voice
from scheduler.breaker import Breaker
from scheduler.jobs.held import MOST, Held
from scheduler.pace import Chats, Pace
from scheduler.patience import FOR_TELEGRAM, Patience
from scheduler.sender import Sender, Sent
from scheduler.storing import Storing
from storage.perform import Perform
from visits.actions.deliver import Dispatch, begin, end, give_back
from visits.actions.silence import keep_silent
from visits.actions.take import sweep, take
from visits.notice import Notice, Outcome

log = logging.getLogger(__name__)


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
        self._perform = perform
        self._voice = voice
        self._sender = sender
        self._studio = studio
        self._now = now
        self._silence = silence or Silence(now)
        self._goes_on = goes_on or (lambda: None)
        self._patience = patience
        self._storing = Storing(perform, patience)
        self._pace, self._chats = Pace(patience), Chats(patience)
        self._breaker = Breaker(now, patience)
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
        held = Held(self._patience, self._chats)
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
                under_way.create_task(self._deliver_if_possible(notice.id, held))
            await held.news()
        if held.waiting:
            await self._storing.if_possible(give_back, held.waiting)

    async def _has_more(self, held: Held) -> bool:
        """Whether there is something to do, and it may be done."""
        if self._may_speak and held.wants_more:
            await self._take(held)
        return self._may_speak and not held.is_empty

    @property
    def _may_speak(self) -> bool:
        return not (self._stopping or self._is_to_be_silent)

    @property
    def _is_to_be_silent(self) -> bool:
        return self._silence.is_kept or self._breaker.is_open

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

    async def _deliver_if_possible(self, notice_id: int, held: Held) -> None:
        """One notice that cannot be dealt with must not stop the rest; its lease runs out."""
        try:
            await self._deliver(notice_id)
        except Exception:
            log.exception("notice not dealt with", extra={"notice": notice_id})
        finally:
            held.is_done()

    async def _deliver(self, notice_id: int) -> None:
        dispatch = await self._storing.until_stored(
            lambda: self._perform(begin, notice_id, now=self._now())
        )
        if dispatch is None:
            return
        sent = await self._say(dispatch)
        if sent.retry_after is not None:
            self._silence.keep(sent.retry_after)
        await self._store(dispatch, sent)
        _note(dispatch, sent)

    async def _store(self, dispatch: Dispatch, sent: Sent) -> None:
        """What came of it is known now: it is kept in mind while the storage is away."""
        await self._storing.until_stored(
            lambda: self._perform(
                end,
                dispatch,
                sent.outcome,
                now=self._now(),
                message_id=sent.message_id,
                retry_after=sent.retry_after,
                detail=sent.detail,
                swedish=sent.swedish,
            )
        )

    async def _say(self, dispatch: Dispatch) -> Sent:
        """A notice that cannot be put into words is our mistake, and must not stop the rest."""
        try:
            message = self._voice.scene(dispatch.notice.kind, dispatch.scene)
        except Exception as error:
            log.exception("notice has no words", extra={"notice": dispatch.notice.id})
            return Sent(Outcome.OUR_MISTAKE, detail=type(error).__name__)
        drawn = await self._drawn(message)
        async with self._pace.turn():
            sent = await self._said(dispatch, message, drawn)
        if drawn is not None and not fits_below_a_picture(message):
            await self._show_beside(dispatch, drawn, sent)
        return sent

    async def _drawn(self, message: Message) -> bytes | None:
        if message.picture is None or self._studio is None:
            return None
        return await self._studio.drawn(message.picture)

    async def _show_beside(self, dispatch: Dispatch, drawn: bytes, said: Sent) -> None:
        """Once the words have come; the picture alone is not worth another try."""
        chat_id = dispatch.scene.to.chat_id
        if chat_id is None or said.outcome is not Outcome.DELIVERED:
            return
        async with self._pace.turn():
            if self._is_to_be_silent:
                return
            sent = await self._sender.show(chat_id, drawn)
        if sent.retry_after is not None:
            self._silence.keep(sent.retry_after)
            await self._storing.if_possible(keep_silent, self._silence.until)
        log.info("picture %s", sent.outcome.value, extra={"notice": dispatch.notice.id})

    async def _said(self, dispatch: Dispatch, message: Message, drawn: bytes | None) -> Sent:
        """Unless silence has come while it waited for its turn."""
        if self._is_to_be_silent:
            left = self._silence.until - self._now() if self._silence.is_kept else None
            return Sent(Outcome.TRY_LATER, retry_after=left, detail="held back")
        chat_id = dispatch.scene.to.chat_id
        assert chat_id is not None
        sent = await self._sender.send(chat_id, message, drawn)
        self._chats.heard(dispatch.notice.to)
        if sent.reached_nobody:
            self._breaker.failed()
        else:
            self._breaker.heard()
        return sent


def _note(dispatch: Dispatch, sent: Sent) -> None:
    level = logging.ERROR if sent.outcome is Outcome.OUR_MISTAKE else logging.INFO
    facts = {"notice": dispatch.notice.id, "outcome": sent.outcome.value, "detail": sent.detail}
    log.log(level, "notice %s", sent.outcome.value, extra=facts)
