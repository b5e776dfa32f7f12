"""Delivers what is due: claim, look again, send, note what came of it."""

import logging
from collections.abc import Callable
from datetime import datetime

from messages.voice import Voice
from scheduler.sender import Sender, Sent
from storage.perform import Perform
from visits.actions.deliver import Dispatch, begin, claim, end
from visits.notice import Outcome

log = logging.getLogger(__name__)


class Delivery:
    """One sender of due notices."""

    def __init__(
        self, perform: Perform, voice: Voice, sender: Sender, now: Callable[[], datetime]
    ) -> None:
        self._perform = perform
        self._voice = voice
        self._sender = sender
        self._now = now
        self._stopping = False

    def stop(self) -> None:
        """End after the notice that is being sent; what is left waits in its row."""
        self._stopping = True

    async def deliver(self) -> int:
        """Deliver one batch; the number says how many notices were looked at."""
        notices = await self._perform(claim, now=self._now())
        for notice in notices:
            if self._stopping:
                break
            sent = await self._deliver(notice.id)
            if sent is not None and sent.retry_after is not None:
                break  # Telegram asked us to wait; the leases of the rest run out
        return len(notices)

    async def _deliver(self, notice_id: int) -> Sent | None:
        dispatch = await self._perform(begin, notice_id, now=self._now())
        if dispatch is None:
            return None
        sent = await self._say(dispatch)
        await self._perform(
            end,
            dispatch,
            sent.outcome,
            now=self._now(),
            message_id=sent.message_id,
            retry_after=sent.retry_after,
            detail=sent.detail,
        )
        _note(dispatch, sent)
        return sent

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
