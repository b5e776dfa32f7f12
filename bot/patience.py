"""How long the listening end waits for what; tests are less patient than Telegram's users."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from storage.errors import DatabaseError

log = logging.getLogger(__name__)

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Patience:
    """All in seconds."""

    poll: int = 25
    """Telegram holds a question for updates open for so long."""
    answer: float = 10
    """Then we give a call up (a question for updates: so much later than Telegram should)."""
    first_pause: float = 0.5
    """Before the next try, when Telegram does not answer; twice as long each time, up to …"""
    longest_pause: float = 30
    storage: float = 1
    """Before the next try, when the storage is away."""
    tries: tuple[float, ...] = (0.5, 2, 5)
    """Before each new try with an update that failed; after the last it is parked."""
    grace: float = 3
    """At the end, for what is still being said."""

    between_buttons: float = 0.1
    """From one chat's menu button to the next: Telegram's patience is for those who speak."""
    between_looks: float = 600
    """Before it is looked again whose menu button is to be another."""

    def longer(self, pause: float) -> float:
        return min(pause * 2, self.longest_pause)


FOR_TELEGRAM = Patience()


async def until_stored(unit_of_work: Callable[[], Awaitable[R]], pause: float) -> R:
    """Again and again while the storage is away: a lock or a full disk is nobody's update's fault.

    What the unit of work did before has been rolled back each time.
    """
    while True:
        try:
            return await unit_of_work()
        except DatabaseError as away:
            log.error("storage is away", extra={"why": type(away).__name__})
            await asyncio.sleep(pause)
