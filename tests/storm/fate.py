"""When a life of Hembot ends: from that moment on, nothing that it had begun has any effect."""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar

from visits.notice import Notice

SAYING: ContextVar[Notice | None] = ContextVar("SAYING", default=None)
"""Which notice the current task is about to say."""


class Crash(BaseException):
    """The power went. Nothing may catch this, and nothing done after it reaches the disk."""


class Fate:
    """Each commit and each call passes here, and after so many of them it strikes."""

    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note
        self._left: int | None = None
        self.is_sealed = False
        self.tasks: list[asyncio.Task[object]] = []

    def strikes_after(self, moments: int) -> None:
        self._left = moments

    def spares(self) -> None:
        self._left = None

    def passes(self, moment: str) -> None:
        """Raises Crash if this is the moment, or if it has been."""
        if not self.is_sealed and self._left is not None:
            self._left -= 1
            if self._left < 0:
                self._note(f"Hembot crashes {moment}")
                self.ends()
        if self.is_sealed:
            raise Crash

    def ends(self) -> None:
        self.is_sealed = True
        for task in self.tasks:
            task.cancel()
