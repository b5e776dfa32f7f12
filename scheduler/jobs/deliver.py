"""Delivers what is due: claim, look again, send, note what came of it."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from datetime import datetime

from messages.silence import Silence
from messages.voice import Voice
from scheduler.patience import FOR_TELEGRAM, Patience
from scheduler.sender import Sender, Sent
from storage.errors import DatabaseError
from storage.perform import Perform
from visits.actions.deliver import Dispatch, begin, claim, end, give_back
from visits.notice import Outcome

log = logging.getLogger(__name__)


class Delivery:
    """One sender of due notices."""

    def __init__(
        self,
        perform: Perform,
        voice: Voice,
        sender: Sender,
        now: Callable[[], datetime],
        *,
        silence: Silence | None = None,
        patience: Patience = FOR_TELEGRAM,
    ) -> None:
        self._perform = perform
        self._voice = voice
        self._sender = sender
        self._now = now
        self._silence = silence or Silence(now)
        self._patience = patience
        self._stopping = False

    def stop(self) -> None:
        """End after the notice that is being sent; what is left waits in its row."""
        self._stopping = True

    async def deliver(self) -> int:
        """Deliver one batch; the number says how many notices were looked at."""
        if self._is_to_be_silent:
            return 0
        notices = deque(await self._perform(claim, now=self._now()))
        looked_at = len(notices)
        while notices and not self._is_to_be_silent:
            await self._deliver_if_possible(notices.popleft().id)
        if notices:
            await self._perform(give_back, notices)
        return looked_at

    @property
    def _is_to_be_silent(self) -> bool:
        return self._stopping or self._silence.is_kept

    async def _deliver_if_possible(self, notice_id: int) -> None:
        """One notice that cannot be dealt with must not stop the rest; its lease runs out."""
        try:
            await self._deliver(notice_id)
        except Exception:
            log.exception("notice not dealt with", extra={"notice": notice_id})

    async def _deliver(self, notice_id: int) -> None:
        dispatch = await self._perform(begin, notice_id, now=self._now())
        if dispatch is None:
            return
        sent = await self._say(dispatch)
        if sent.retry_after is not None:
            self._silence.keep(sent.retry_after)
        await self._store(dispatch, sent)
        _note(dispatch, sent)

    async def _store(self, dispatch: Dispatch, sent: Sent) -> None:
        """What came of it is known now: it is kept in mind while the storage is away."""
        while True:
            try:
                return await self._perform(
                    end,
                    dispatch,
                    sent.outcome,
                    now=self._now(),
                    message_id=sent.message_id,
                    retry_after=sent.retry_after,
                    detail=sent.detail,
                )
            except DatabaseError as away:
                log.error("storage is away", extra={"why": type(away).__name__})
                await asyncio.sleep(self._patience.rest)

    async def _say(self, dispatch: Dispatch) -> Sent:
        """A notice that cannot be put into words is our mistake, and must not stop the rest."""
        chat_id = dispatch.scene.to.chat_id
        assert chat_id is not None
        try:
            message = self._voice.scene(dispatch.notice.kind, dispatch.scene)
        except Exception as error:
            log.exception("notice has no words", extra={"notice": dispatch.notice.id})
            return Sent(Outcome.OUR_MISTAKE, detail=type(error).__name__)
        return await self._sender.send(chat_id, message)


def _note(dispatch: Dispatch, sent: Sent) -> None:
    level = logging.ERROR if sent.outcome is Outcome.OUR_MISTAKE else logging.INFO
    facts = {"notice": dispatch.notice.id, "outcome": sent.outcome.value, "detail": sent.detail}
    log.log(level, "notice %s", sent.outcome.value, extra=facts)
