"""Goes round the staff's calendars: reads each, decides what was done there, writes what is due."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from calendars.account_of import account_of
from calendars.client.calendar import Calendar
from calendars.client.client import Client
from calendars.client.errors import AuthRefused, CalendarError, CollectionGone, Temporary
from calendars.polling import poll
from calendars.replicating import replicate
from storage.perform import Perform
from visits.actions.compare_copies import compare_copies
from visits.actions.decide_gestures import decide_gestures
from visits.actions.read_copies import known, take_in
from visits.actions.tend_calendars import claim_calendars, note_trouble, rest
from visits.actions.write_copies import begin_write, due_copies, end_write
from visits.copy import Copy, StaffCalendar

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pace:
    """How often each calendar is read, and how long staff must leave an event alone."""

    every: timedelta = timedelta(seconds=30)
    quiet: timedelta = timedelta(seconds=90)


CALM = Pace()
IN_THE_DEMO = Pace(every=timedelta(seconds=2), quiet=timedelta(seconds=5))


class Rounds:
    """One who goes round. `perform` runs each unit of work; the network is between them."""

    def __init__(
        self, perform: Perform, client: Client, now: Callable[[], datetime], pace: Pace
    ) -> None:
        self._perform = perform
        self._client = client
        self._now = now
        self._pace = pace

    async def go(self) -> None:
        """One round. A calendar that fails does not hold the others up."""
        await self._perform(compare_copies, now=self._now())
        claimed = await self._perform(claim_calendars, now=self._now())
        read = await asyncio.gather(*map(self._read, claimed))
        await self._decide()
        await asyncio.gather(
            *(self._write(one) for one, ok in zip(claimed, read, strict=True) if ok)
        )

    async def _read(self, mine: StaffCalendar) -> bool:
        """Whether it may be written to now."""
        try:
            what = await self._perform(known, mine.staff_id, now=self._now())
            polled = await poll(self._calendar(mine), mine.staff_id, what, now=self._now())
            if await self._perform(take_in, mine.staff_id, polled, now=self._now()):
                return True
        except CalendarError as trouble:
            await self._note(mine, trouble)
            return False
        except Exception:  # one strange calendar must not stop the rest
            log.exception("calendar not read", extra={"staff": mine.staff_id})
            return False
        await self._rest(mine)
        return False

    async def _decide(self) -> None:
        """What cannot be decided is tried again in the next round; the writing goes on."""
        try:
            await self._perform(decide_gestures, now=self._now(), quiet=self._pace.quiet)
        except Exception:
            log.exception("gestures not decided")

    async def _write(self, mine: StaffCalendar) -> None:
        try:
            await self._write_all(mine)
        except Exception:  # one strange event must not stop the rest
            log.exception("calendar not written", extra={"staff": mine.staff_id})

    async def _write_all(self, mine: StaffCalendar) -> None:
        calendar = self._calendar(mine)
        for copy in await self._perform(due_copies, mine.staff_id):
            trouble = await self._replicate(calendar, copy)
            if trouble is not None:
                await self._note(mine, trouble)
                return
        await self._rest(mine)

    async def _replicate(self, calendar: Calendar, copy: Copy) -> CalendarError | None:
        href = calendar.object_href(f"{copy.uid}.ics")
        begun = await self._perform(begin_write, copy.id, href=href)
        if begun is None:
            return None
        outcome = await replicate(calendar, begun, now=self._now())
        await self._perform(
            end_write,
            copy.id,
            outcome.written,
            etag=outcome.etag,
            detail=outcome.detail,
            now=self._now(),
        )
        return outcome.trouble

    def _calendar(self, mine: StaffCalendar) -> Calendar:
        return self._client.sign_in(account_of(mine)).calendar(mine.url)

    async def _rest(self, mine: StaffCalendar) -> None:
        await self._perform(rest, mine.staff_id, until=self._now() + self._pace.every)

    async def _note(self, mine: StaffCalendar, trouble: CalendarError) -> None:
        log.warning("calendar in trouble: %s", trouble, extra={"staff": mine.staff_id})
        later = trouble.retry_after if isinstance(trouble, Temporary) else None
        await self._perform(
            note_trouble,
            mine.staff_id,
            str(trouble),
            needs_somebody=isinstance(trouble, (AuthRefused, CollectionGone)),
            retry_after=timedelta(seconds=later) if later is not None else None,
            now=self._now(),
        )
