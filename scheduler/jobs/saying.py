"""Says one notice: at the pace that Telegram allows, with its picture, never while it is silent."""

import logging
from collections.abc import Callable
from datetime import datetime

from messages.limits import fits_below_a_picture
from messages.message import Message
from messages.pictures.studio import Studio
from messages.silence import Silence
from messages.voice import Voice
from scheduler.breaker import Breaker
from scheduler.pace import Chats, Pace
from scheduler.patience import Patience
from scheduler.sender import Sender, Sent
from scheduler.storing import Storing
from visits.actions.deliver import Dispatch
from visits.actions.silence import keep_silent
from visits.notice import Outcome

log = logging.getLogger(__name__)


class Saying:
    """`chats` and `breaker` are told what Telegram answers; who decides what is next asks them."""

    def __init__(
        self,
        voice: Voice,
        sender: Sender,
        now: Callable[[], datetime],
        *,
        studio: Studio | None,
        silence: Silence,
        storing: Storing,
        patience: Patience,
    ) -> None:
        self._voice = voice
        self._sender = sender
        self._now = now
        self._studio = studio
        self._silence = silence
        self._storing = storing
        self._pace = Pace(patience)
        self.chats, self.breaker = Chats(patience), Breaker(now, patience)

    @property
    def is_to_be_silent(self) -> bool:
        return self._silence.is_kept or self.breaker.is_open

    async def say(self, dispatch: Dispatch) -> Sent:
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

    async def _said(self, dispatch: Dispatch, message: Message, drawn: bytes | None) -> Sent:
        """Unless silence has come while it waited for its turn."""
        if self.is_to_be_silent:
            left = self._silence.until - self._now() if self._silence.is_kept else None
            return Sent(Outcome.TRY_LATER, retry_after=left, detail="held back")
        chat_id = dispatch.scene.to.chat_id
        assert chat_id is not None
        sent = await self._sender.send(chat_id, message, drawn)
        self.chats.heard(dispatch.notice.to)
        if sent.reached_nobody:
            self.breaker.failed()
        else:
            self.breaker.heard()
        return sent

    async def _show_beside(self, dispatch: Dispatch, drawn: bytes, said: Sent) -> None:
        """Once the words have come; the picture alone is not worth another try."""
        chat_id = dispatch.scene.to.chat_id
        if chat_id is None or said.outcome is not Outcome.DELIVERED:
            return
        async with self._pace.turn():
            if self.is_to_be_silent:
                return
            sent = await self._sender.show(chat_id, drawn)
        if sent.retry_after is not None:
            self._silence.keep(sent.retry_after)
            await self._storing.if_possible(keep_silent, self._silence.until)
        log.info("picture %s", sent.outcome.value, extra={"notice": dispatch.notice.id})
