"""The points at which a process may die: each has a name, such as «before COMMIT #3»."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class Points:
    """Counts the points that are passed, by name, and kills the process at the deadly one."""

    def __init__(self, deadly: str | None) -> None:
        self.passed: list[str] = []
        self._deadly = deadly
        self._counts: Counter[str] = Counter()
        # the storage works on a thread of its own
        self._lock = Lock()
        self._is_counting = False

    def begin(self) -> None:
        """What came before, the opening, is not counted."""
        self._is_counting = True

    @contextmanager
    def around(self, what: str) -> Iterator[None]:
        self._pass(f"before {what}")
        yield
        self._pass(f"after {what}")

    def _pass(self, what: str) -> None:
        if not self._is_counting:
            return
        with self._lock:
            point = numbered(what, self._counts)
            self.passed.append(point)
            if point == self._deadly:
                os.kill(os.getpid(), signal.SIGKILL)


def numbered(what: str, counts: Counter[str]) -> str:
    """Names tell more than numbers alone, and do not shift when two threads take turns."""
    counts[what] += 1
    return f"{what} #{counts[what]}"
