"""Waits a moment until the calendars in question have been read once more."""

import asyncio
from collections.abc import Callable, Sequence

from bot.desk import Desk
from visits.actions.look_live import unread

LONGEST = 2.0
"""Seconds. Then what was read last must do: a slow server does not keep a family waiting."""
STEP = 0.1


async def look_live(
    desk: Desk, hurry: Callable[..., Sequence[int]], *subject: int, longest: float = LONGEST
) -> None:
    """Return when all of them have been read since the tap, or after `longest` seconds."""
    since = desk.now
    waiting = await desk.office.perform(hurry, *subject, now=since)
    for _ in range(int(longest / STEP)):
        if not waiting:
            return
        await asyncio.sleep(STEP)
        now = desk.office.now()
        waiting = await desk.office.perform(unread, waiting, since=since, now=now)
