"""Where everything lies that the embedded Radicale reads and writes."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """One installation of Radicale; its caches are pickles, so nobody else may write here."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "config"

    @property
    def rights(self) -> Path:
        return self.root / "rights"

    @property
    def users(self) -> Path:
        return self.root / "users"

    @property
    def passwords(self) -> Path:
        return self.root / "passwords.json"

    @property
    def running(self) -> Path:
        """The process and the port of the Radicale that was started last."""
        return self.root / "running.json"

    @property
    def log(self) -> Path:
        return self.root / "radicale.log"

    @property
    def collections(self) -> Path:
        return self.root / "collections"

    def make(self) -> None:
        """For our eyes alone, even where it was there before."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.root.chmod(0o700)


def write_whole(path: Path, text: str) -> None:
    """All of it or nothing, for our eyes alone: whoever reads meanwhile sees the old text."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
