"""Waits a moment until the calendars in question have been read once more."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from storage.perform import Perform
from visits.actions.look_live import unread

LONGEST = 2.0
"""Seconds. Then what was read last must do: a slow server does not keep a family waiting."""
STEP = 0.1


class Office(Protocol):
    """As much of either end's office as it takes."""

    @property
    def perform(self) -> Perform: ...
    @property
    def now(self) -> Callable[[], datetime]: ...


async def look_live(
    office: Office, hurry: Callable[..., Sequence[int]], *subject: int, longest: float = LONGEST
) -> None:
    """Return when all of them have been read since then, or after `longest` seconds."""
    since = office.now()
    waiting = await office.perform(hurry, *subject, now=since)
    for _ in range(int(longest / STEP)):
        if not waiting:
            return
        await asyncio.sleep(STEP)
        waiting = await office.perform(unread, waiting, since=since, now=office.now())
