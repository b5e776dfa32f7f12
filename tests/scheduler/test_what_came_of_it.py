"""Telegram's errors as facts of ours: what was said, what may be said again, what never will."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from messages.message import Message
from scheduler.sender import Sender, what_came_of
from visits.notice import Outcome

HELLO = Message("Hej!", "sv")
TOKEN = "7000000001:a-test-needs-no-secret"

DELIVERED, LATER, GONE, OURS, UNKNOWN = (
    Outcome.DELIVERED,
    Outcome.TRY_LATER,
    Outcome.UNREACHABLE,
    Outcome.OUR_MISTAKE,
    Outcome.UNKNOWN,
)


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    """The error as the library raises it: from what its HTTP client met."""
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (RetryAfter(5), LATER),
        (Forbidden("Forbidden: bot was blocked by the user"), GONE),
        (Forbidden("Forbidden: user is deactivated"), GONE),
        (BadRequest("Chat not found"), GONE),
        (BadRequest("Bad Request: chat not found"), GONE),
        (BadRequest("Can't parse entities: unsupported start tag"), OURS),
        (BadRequest("Message is too long"), OURS),
        (BadRequest("Button_data_invalid"), OURS),
        (caused(TimedOut(), httpx.ReadTimeout("")), UNKNOWN),
        (caused(TimedOut(), httpx.WriteTimeout("")), UNKNOWN),
        (caused(NetworkError("httpx.ReadError: "), httpx.ReadError("")), UNKNOWN),
        (caused(NetworkError("httpx.WriteError: "), httpx.WriteError("")), UNKNOWN),
        (caused(NetworkError("x"), httpx.RemoteProtocolError("")), UNKNOWN),
        (caused(TimedOut(), httpx.ConnectTimeout("")), LATER),
        (caused(TimedOut(), httpx.PoolTimeout("")), LATER),
        (caused(NetworkError("httpx.ConnectError: "), httpx.ConnectError("")), LATER),
        (NetworkError("Bad Gateway"), LATER),
        (NetworkError("Internal Server Error (500)"), LATER),
        (InvalidToken("Unauthorized"), LATER),
        (Conflict("terminated by other getUpdates request"), LATER),
        (ChatMigrated(-100), LATER),
        (TelegramError("something new"), LATER),
    ],
    ids=str,
)
def test_each_error_is_one_fact(error: TelegramError, outcome: Outcome) -> None:
    assert what_came_of(error).outcome is outcome


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize("as_timedelta", ["0", "1"])
def test_telegrams_wish_to_wait_is_kept(monkeypatch: pytest.MonkeyPatch, as_timedelta: str) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", as_timedelta)

    assert what_came_of(RetryAfter(35)).retry_after == timedelta(seconds=35)


def test_a_flood_brings_no_warning_of_the_library() -> None:
    assert what_came_of(RetryAfter(35)).outcome is LATER


def test_only_a_flood_says_how_long_to_wait() -> None:
    assert what_came_of(NetworkError("Bad Gateway")).retry_after is None


async def sent_to(address: str) -> Outcome:
    return (await Sender(TOKEN, address).send(7001001, HELLO)).outcome


async def test_nobody_at_the_other_end_means_that_nothing_was_said() -> None:
    server = await asyncio.start_server(_hangs_up_on, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    server.close()

    assert await sent_to(f"http://127.0.0.1:{port}") is LATER


async def test_a_line_that_breaks_after_the_words_leaves_it_unknown() -> None:
    server = await asyncio.start_server(_hangs_up_on, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]

    async with server:
        assert await sent_to(f"http://127.0.0.1:{port}") is UNKNOWN


async def _hangs_up_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.close()
