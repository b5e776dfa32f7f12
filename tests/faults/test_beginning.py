"""Beginning on a bad line: a wrong token ends it, all else is waited for."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer

from bot.bad_token import BadToken
from bot.introduce import introduce
from bot.lean_session import LeanSession
from bot.poll import NoUpdates, Poll
from hembot.demo.run import BOT, TOKEN
from messages.silence import Silence
from scheduler.sender import Sender
from simulator.faults.calls import refused, too_many_requests
from simulator.faults.line import Faults
from simulator.faults.updates import GET_UPDATES
from tests.beginning import TestClock
from tests.faults.faulty import REFUSED, UNKNOWN
from tests.faults.wire import Wire
from tests.town import HURRIED, IMPATIENT, VOICE

WRONG = refused(401, "Unauthorized")


def api_of(wire: Wire) -> str:
    return str(wire.http.base_url).partition("/bot")[0]


@pytest.fixture
async def bot(wire: Wire) -> AsyncIterator[Bot]:
    session = LeanSession(api=TelegramAPIServer.from_base(api_of(wire)))
    async with Bot(TOKEN, session=session) as bot:
        yield bot


async def test_a_wrong_token_is_told_at_the_first_question(bot: Bot, faults: Faults) -> None:
    faults.next(WRONG, of=GET_UPDATES)

    with pytest.raises(BadToken):
        async with aiohttp.ClientSession() as session:
            await poll_of(bot).ask(session, 0)


async def test_after_a_good_answer_no_refusal_means_a_wrong_token(
    bot: Bot, wire: Wire, faults: Faults
) -> None:
    wire.arrive("ett")
    poll = poll_of(bot)

    async with aiohttp.ClientSession() as session:
        await poll.ask(session, 0)
        faults.next(WRONG, of=GET_UPDATES)
        with pytest.raises(NoUpdates):
            await poll.ask(session, 0)


def poll_of(bot: Bot) -> Poll:
    return Poll(bot, Silence(TestClock().now), IMPATIENT)


async def test_the_bot_introduces_itself_however_bad_the_line_is(bot: Bot, faults: Faults) -> None:
    for fault in {**REFUSED, **UNKNOWN}.values():
        faults.next(fault, of="getMe")
        faults.next(fault, of="setMyCommands")

    assert await introduce(bot, VOICE, IMPATIENT) == BOT.username


async def test_the_bot_waits_before_it_introduces_itself_if_it_is_told_to(
    bot: Bot, faults: Faults
) -> None:
    faults.next(too_many_requests(1), of="getMe")

    assert await introduce(bot, VOICE, IMPATIENT) == BOT.username


async def test_the_sender_gets_ready_however_bad_the_line_is(wire: Wire, faults: Faults) -> None:
    for fault in {**REFUSED, **UNKNOWN}.values():
        faults.next(fault, of="getMe")
    sender = Sender(TOKEN, api_of(wire), patience=HURRIED)

    await sender.open()
    await sender.close()

    assert faults.seen["getme"] == len({**REFUSED, **UNKNOWN}) + 1


async def test_a_sender_that_is_stopped_before_it_is_ready_leaves_no_connection_open() -> None:
    asked, left = asyncio.Event(), asyncio.Event()

    async def refuses(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        asked.set()
        while await reader.read(1000):
            pass
        left.set()
        writer.close()

    async with await asyncio.start_server(refuses, "127.0.0.1") as server:
        _, port = server.sockets[0].getsockname()
        beginning = asyncio.create_task(Sender(TOKEN, f"http://127.0.0.1:{port}").open())
        async with asyncio.timeout(10):
            await asked.wait()
            await asyncio.sleep(0.1)  # it waits before it asks again
            beginning.cancel()
            await left.wait()
