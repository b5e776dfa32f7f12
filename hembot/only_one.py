"""One Hembot for each data folder: two would answer the same people twice."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class AlreadyRunning(Exception):
    """Another Hembot works in this folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder while the block runs. The lock dies with the process that holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "hembot.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning(folder) from None
        yield
