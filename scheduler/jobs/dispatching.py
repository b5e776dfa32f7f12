"""Takes one claimed notice to its end: looks again, has it said, notes what came of it."""

import logging
from collections.abc import Callable
from datetime import datetime

from messages.silence import Silence
from scheduler.jobs.saying import Saying
from scheduler.sender import Sent
from scheduler.storing import Storing
from storage.perform import Perform
from visits.actions.deliver import Dispatch, begin, end
from visits.notice import Outcome

log = logging.getLogger(__name__)


class Dispatching:
    """Each notice by itself: several may be under way."""

    def __init__(
        self,
        perform: Perform,
        saying: Saying,
        now: Callable[[], datetime],
        *,
        silence: Silence,
        storing: Storing,
    ) -> None:
        self._perform = perform
        self._saying = saying
        self._now = now
        self._silence = silence
        self._storing = storing

    async def dispatch_if_possible(self, notice_id: int) -> None:
        """One notice that cannot be dealt with must not stop the rest; its lease runs out."""
        try:
            await self._dispatch(notice_id)
        except Exception:
            log.exception("notice not dealt with", extra={"notice": notice_id})

    async def _dispatch(self, notice_id: int) -> None:
        dispatch = await self._storing.until_stored(
            lambda: self._perform(begin, notice_id, now=self._now())
        )
        if dispatch is None:
            return
        sent = await self._saying.say(dispatch)
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


def _note(dispatch: Dispatch, sent: Sent) -> None:
    level = logging.ERROR if sent.outcome is Outcome.OUR_MISTAKE else logging.INFO
    facts = {"notice": dispatch.notice.id, "outcome": sent.outcome.value, "detail": sent.detail}
    log.log(level, "notice %s", sent.outcome.value, extra=facts)
