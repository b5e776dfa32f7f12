"""When the process dies: from that moment on, nothing that it had begun has any effect."""

from collections.abc import Callable


class Crash(BaseException):
    """The power went. Nothing may catch this."""


class Fate:
    """Each unit of work and each request passes here, and after so many of them it strikes."""

    def __init__(self, note: Callable[[str], None], strikes_after: int | None) -> None:
        self._note = note
        self._left = strikes_after
        self._is_sealed = False

    def passes(self, moment: str) -> None:
        """Raises Crash if this is the moment, or if it has been."""
        if not self._is_sealed and self._left is not None:
            self._left -= 1
            if self._left < 0:
                self._note(f"Hembot crashes {moment}")
                self._is_sealed = True
        if self._is_sealed:
            raise Crash
