"""What one sender has claimed and not begun: who is next, and when to claim more."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress

from scheduler.pace import Chats
from scheduler.patience import Patience
from visits.notice import Notice

MOST = 50
"""Two seconds' work: as much is lost to others for two minutes if this process dies."""
FEW = 25


class Held:
    """Of one round of delivery. Whoever waits for a chat's pace holds up nobody else."""

    def __init__(self, patience: Patience, chats: Chats) -> None:
        self._patience = patience
        self._chats = chats
        self._news = asyncio.Event()
        self._look_at = 0.0
        self._begun = 0
        self.waiting: list[Notice] = []
        self.looked_at = 0

    @property
    def is_empty(self) -> bool:
        return not self.waiting and not self._begun

    @property
    def wants_more(self) -> bool:
        """Now: at once while there is more than was taken, else once in a while."""
        return self.is_empty or (self._are_few and _now() >= self._look_at)

    @property
    def _are_few(self) -> bool:
        return len(self.waiting) + self._begun <= FEW

    def take(self, claimed: Sequence[Notice], *, most: int) -> None:
        """What was claimed, where so many were asked for."""
        # what is about a visit is said before coordinators' reminders that are held already
        self.waiting = sorted((*self.waiting, *claimed), key=_is_a_reminder_to_many)
        self.looked_at += len(claimed)
        there_is_more = len(claimed) == most
        self._look_at = _now() + (0 if there_is_more else self._patience.look)

    def whose_turn_it_is(self) -> Iterator[Notice]:
        """In due order, as far as there are places, and chats that may be spoken to."""
        for notice in list(self.waiting):
            if self._begun < self._patience.at_once and self._chats.wait(notice.to) == 0:
                self.waiting.remove(notice)
                self._begun += 1
                yield notice

    def is_done(self) -> None:
        """One that was begun."""
        self._begun -= 1
        self.stir()

    def stir(self) -> None:
        """Something has changed: look again."""
        self._news.set()

    async def news(self) -> None:
        """Until something changes, by itself or with time."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._until_something_is_to_be_done()):
                await self._news.wait()
        self._news.clear()

    def _until_something_is_to_be_done(self) -> float | None:
        waits = [max(0.0, self._look_at - _now())] if self._are_few else []
        if self._begun < self._patience.at_once:
            waits += [self._chats.wait(notice.to) for notice in self.waiting]
        return min(waits, default=None)


def _is_a_reminder_to_many(notice: Notice) -> bool:
    return notice.broadcast_id is not None


def _now() -> float:
    return asyncio.get_running_loop().time()
