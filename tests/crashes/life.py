"""One life of Hembot, seen from outside: born from a warm process, and sooner or later killed."""

import multiprocessing
import os
from contextlib import suppress
from multiprocessing import forkserver

from tests.crashes.child import Orders, Settled, live

# forks from a process that has imported everything and has neither threads nor an event loop
BIRTHS = multiprocessing.get_context("forkserver")
BIRTHS.set_forkserver_preload(["tests.crashes.nursery"])


def begin_to_warm_up() -> None:
    forkserver.ensure_running()


def warm_up() -> None:
    """The very first fork waits until all is imported."""
    process = BIRTHS.Process(target=os.getpid)
    process.start()
    process.join()
    assert process.exitcode == 0
    process.close()


class Life:
    """A process that runs both ends."""

    def __init__(self, orders: Orders) -> None:
        self._pipe, its_end = BIRTHS.Pipe()
        self._process = BIRTHS.Process(target=live, args=(orders, its_end), daemon=True)
        self._process.start()
        its_end.close()

    def is_asked_to_settle(self) -> None:
        with suppress(ConnectionError):  # the dead hear nothing
            self._pipe.send("settle")

    def says(self) -> Settled | None:
        """That all is settled; None if it has not said so, or is dead."""
        try:
            told = self._pipe.recv() if self._pipe.poll() else None
        except (EOFError, ConnectionError):
            return None
        assert told is None or isinstance(told, Settled)
        return told

    def is_killed(self) -> None:
        """As by a power cut: nothing is flushed, no handler runs."""
        self._process.kill()

    @property
    def is_over(self) -> bool:
        return self._process.exitcode is not None

    def is_buried(self) -> int:
        """Returns how the process ended: minus the number of the signal."""
        self._process.join()
        code = self._process.exitcode
        assert code is not None
        self._process.close()
        self._pipe.close()
        return code
