"""What the storm takes from chance and from the log, and which waits it takes away."""

import logging
import random
import secrets
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from unittest.mock import patch

from aiogram.methods import AnswerCallbackQuery, EditMessageText, Response, SendMessage

from storage.errors import DatabaseError
from tests.storm.record import Record

OURS = ("bot", "scheduler", "messages", "storage")
THEIRS = ("aiogram", "telegram", "httpx", "asyncio")


@contextmanager
def foreseen(seed: int) -> Iterator[None]:
    """Invitations are drawn from the seed."""
    chance = random.Random(f"tokens of {seed}")
    with patch.object(secrets, "token_urlsafe", lambda size: f"{chance.getrandbits(8 * size):x}"):
        yield


@contextmanager
def hurried() -> Iterator[None]:
    """Nobody here speaks TLS, yet each session reads all of the world's certificates anew."""
    with patch.object(ssl, "create_default_context", _tls):
        yield


_tls = cache(ssl.create_default_context)

# aiogram makes these models anew, 20 ms each, whenever the garbage collector took them
KEPT = [
    Response[method.__returning__]  # type: ignore[name-defined]
    for method in (AnswerCallbackQuery, EditMessageText, SendMessage)
]


@contextmanager
def overheard(record: Record) -> Iterator[None]:
    """An error that nobody foresaw is not printed but broken."""
    with _handled(OURS, _Listener(record)), _handled(THEIRS, logging.NullHandler()):
        yield


@contextmanager
def _handled(names: Iterable[str], handler: logging.Handler) -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in names]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
            logger.propagate = True


class _Listener(logging.Handler):
    def __init__(self, record: Record) -> None:
        super().__init__(logging.ERROR)
        self._record = record

    def emit(self, log: logging.LogRecord) -> None:
        error = log.exc_info[1] if log.exc_info else None
        if error is not None and not isinstance(error, DatabaseError):
            self._record.broken.append(f"{log.getMessage()}: {error!r}")
