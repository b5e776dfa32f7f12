"""How fast we speak: so many calls a second in all, and one a second to each chat.

python-telegram-bot's own limiter does neither: a timer that comes late costs it the pace (24 a
second where 25 are asked for), it knows nothing of private chats, and a line that stalls for a
moment delivers what it held back on top of what follows.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from scheduler.patience import Patience

A_SECOND = 1.0


class Pace:
    """Each call takes a turn. Times are the event loop's."""

    def __init__(self, patience: Patience) -> None:
        self._between = patience.pace
        self._most = patience.most_in_a_second
        self._next_at = 0.0
        self._unanswered = 0
        self._answered_at: deque[float] = deque()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for it; the call is to be made, and answered, inside."""
        await self._beat()
        await self._room()
        self._unanswered += 1
        try:
            yield
        finally:
            self._unanswered -= 1
            self._answered_at.append(_now())

    async def _beat(self) -> None:
        """Turns are given in advance: who wakes too late does not hold up the one behind."""
        at = max(self._next_at, _now())
        self._next_at = at + self._between
        await asyncio.sleep(at - _now())

    async def _room(self) -> None:
        """Wait while Telegram may be hearing as many calls within one second as it allows.

        It hears a call somewhere between our making it and its answer: counted until a second
        after the answer, no second can hold more of them.
        """
        while self._unanswered + self._recently_answered() >= self._most:
            await asyncio.sleep(self._until_one_is_over())

    def _recently_answered(self) -> int:
        while self._answered_at and self._answered_at[0] <= _now() - A_SECOND:
            self._answered_at.popleft()
        return len(self._answered_at)

    def _until_one_is_over(self) -> float:
        oldest = self._answered_at[0] if self._answered_at else _now()
        return oldest + A_SECOND - _now()


class Chats:
    """When each person may be spoken to again."""

    def __init__(self, patience: Patience) -> None:
        self._between = patience.chat_pace
        self._free_at: dict[int, float] = {}

    def wait(self, person_id: int) -> float:
        """For so many seconds."""
        return max(0.0, self._free_at.get(person_id, 0.0) - _now())

    def heard(self, person_id: int) -> None:
        """Just now."""
        self._free_at.pop(person_id, None)
        self._free_at[person_id] = _now() + self._between
        self._forget_those_who_are_free()

    def _forget_those_who_are_free(self) -> None:
        """The first in the book is the first to be free."""
        while (first := next(iter(self._free_at), None)) is not None:
            if self._free_at[first] > _now():
                return
            del self._free_at[first]


def _now() -> float:
    return asyncio.get_running_loop().time()
