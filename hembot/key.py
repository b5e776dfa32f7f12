"""The key that seals what is personal. It lives outside the database, and is made only once."""

import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet

from hembot.settings import Settings


class KeyMissing(Exception):
    """There is a database, but its key is gone: a new key could not open it."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def read_key(settings: Settings) -> bytes:
    """The key from the settings, or from the data folder, where the first start makes it.

    Raises KeyMissing rather than make a new key beside an old database.
    """
    if settings.key is not None:
        return settings.key.get_secret_value().encode()
    path = settings.folder / "hembot.key"
    if path.exists():
        return path.read_bytes().strip()
    if settings.database_url is None and database_file(settings).exists():
        raise KeyMissing(path)
    return _made(path)


def key_for(purpose: str, key: bytes) -> bytes:
    """A key of its own for another purpose than sealing: it tells nothing of the other."""
    return hmac.digest(key, purpose.encode(), "sha256")


def database_file(settings: Settings) -> Path:
    return settings.folder / "hembot.sqlite3"


def _made(path: Path) -> bytes:
    key = Fernet.generate_key()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return key
