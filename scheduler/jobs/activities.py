"""Reads the feeds of open activities that are due, and takes in what they say, bit by bit."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from calendars.feeds.facts import Asked
from calendars.feeds.fetch import Fetched, Fetcher
from calendars.feeds.reading import MOST_BYTES, read_feed
from calendars.feeds.troubles import FeedTrouble, Refused
from storage.perform import Perform
from storage.work import SqlWork
from visits.actions.take_in_activities import (
    Taken,
    drop_some,
    end_taking_in,
    plan_taking_in,
    take_in_some,
)
from visits.actions.tend_sources import (
    claim_sources,
    could_not_be_read,
    is_as_before,
    knows_what_is_there,
    was_read,
)
from visits.feed import BELIEVED, HORIZON, Reading, Report, Source
from visits.quiet_hours import ZONE

log = logging.getLogger(__name__)

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`report` is None if nothing was taken in: `trouble` says why, or all is as before."""

    report: Report | None = None
    trouble: str | None = None


class Feeds:
    """One who reads them. `perform` runs each unit of work; the network is between them."""

    def __init__(
        self, perform: Perform, now: Callable[[], datetime], fetcher: Fetcher | None = None
    ) -> None:
        self._perform = perform
        self._now = now
        self._fetcher = fetcher

    async def go(self) -> None:
        """One round, one feed after the other. One that fails does not hold the others up."""
        for source in await self._perform(claim_sources, now=self._now()):
            try:
                await self.read(source)
            except Exception:  # one strange feed must not stop the rest
                log.exception("feed not read", extra={"source": source.name})

    async def read(self, source: Source) -> Outcome:
        """Whatever the feed does, it is noted with its source."""
        try:
            fetched = await self._fetched(source)
        except FeedTrouble as trouble:
            return await self._note(source, str(trouble), trouble.retry_after)
        if fetched.content is None:
            await self._perform(is_as_before, source.name, now=self._now())
            return Outcome()
        areas = await self._perform(_areas)
        asked = _asked(source, areas, self._now())
        reading = await asyncio.to_thread(read_feed, fetched.content, source.format, asked)
        if reading.trouble is not None:
            return await self._note(source, reading.trouble)
        report = await self._take_in(source, reading)
        await self._perform(
            was_read,
            source.name,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
            now=self._now(),
        )
        return Outcome(report)

    async def _fetched(self, source: Source) -> Fetched:
        """Raises FeedTrouble."""
        if not source.address.startswith(WEB):
            return Fetched(await asyncio.to_thread(_content, Path(source.address)))
        if self._fetcher is None:
            self._fetcher = Fetcher()  # it reads all of the world's certificates
        if not knows_what_is_there(source, self._now()):
            return await self._fetcher.fetch(source.address)
        return await self._fetcher.fetch(
            source.address, etag=source.etag, last_modified=source.last_modified
        )

    async def _take_in(self, source: Source, reading: Reading) -> Report | None:
        now, taken = self._now(), Taken()
        plan = await self._perform(plan_taking_in, source.name, reading, now=now)
        for entries in plan.batches:
            taken.add(await self._perform(take_in_some, source.name, entries, now=now))
        for ids in plan.to_drop:
            taken.add(await self._perform(drop_some, ids, now=now))
        return await self._perform(end_taking_in, source.name, reading, plan, taken, now=now)

    async def _note(
        self, source: Source, trouble: str, retry_after: float | None = None
    ) -> Outcome:
        log.warning("feed in trouble: %s", trouble, extra={"source": source.name})
        await self._perform(
            could_not_be_read,
            source.name,
            trouble,
            retry_after=None if retry_after is None else timedelta(seconds=retry_after),
            now=self._now(),
        )
        return Outcome(trouble=trouble)


def _asked(source: Source, areas: tuple[str, ...], now: datetime) -> Asked:
    """What was handed in once is believed as far as it was counted out."""
    believed = HORIZON if source.due_at is None else BELIEVED
    good_until = (now + believed).astimezone(ZONE).date()
    return Asked(source.name, now, good_until, source.usually, areas)


def _content(path: Path) -> bytes:
    """Raises Refused. A little more than may be: then it is refused as too large."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as why:
        raise Refused(f"Filen {path.name} går inte att läsa ({why.strerror}).") from None


def _areas(work: SqlWork) -> tuple[str, ...]:
    return work.rules.areas
