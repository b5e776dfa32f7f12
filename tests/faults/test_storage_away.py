"""The storage is away for a while: nothing is lost, and nothing that was said is forgotten."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from starlette.responses import Response

from messages.taps import Verb
from simulator.bot_api.call import Call
from simulator.bot_api.door import Line, Perform
from simulator.faults.line import Faults
from tests.faults.faulty import until
from tests.resident import Resident
from tests.town import Town
from visits.notice import NoticeStatus
from visits.visit import Status

AWAY = "storage is away"


@pytest.fixture
async def quick(town: Town) -> Town:
    """A town that does not wait five seconds for a lock."""
    await town.closes()
    town.longest_lock_ms = 5
    await town.opens()
    return town


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else writes into the database, and takes their time."""
    other = sqlite3.connect(folder / "hembot.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


async def test_what_comes_while_the_storage_is_away_is_handled_when_it_is_back(
    quick: Town, amina: Resident, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await amina.starts()

    with locked(tmp_path):
        amina.tap_and_run(Verb.YES)
        await until(lambda: caplog.messages.count(AWAY) > 2)
        assert quick.world.updates.waiting  # not acknowledged
    await quick.settles()

    assert (await quick.visit()).status is Status.CONFIRMED
    assert not amina.sees(Verb.YES)


async def test_an_answer_that_was_sent_is_noted_as_sent_when_it_is_back(
    quick: Town, amina: Resident, tmp_path: Path, caplog: pytest.LogCaptureFixture, faults: Faults
) -> None:
    await amina.starts()

    with ExitStack() as lock:
        faults.next(and_then(lock, locked(tmp_path)), of="editMessageText")
        amina.tap_and_run(Verb.YES)
        await until(lambda: AWAY in caplog.messages)
    await quick.settles()

    assert not await quick.look(lambda work: work.inbox.unanswered())
    assert faults.seen["editmessagetext"] == 1


async def test_a_notice_that_was_said_is_noted_as_said_when_it_is_back(
    quick: Town,
    amina: Resident,
    anna: Resident,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    faults: Faults,
) -> None:
    await amina.starts()

    with ExitStack() as lock:
        faults.next(and_then(lock, locked(tmp_path)), to=anna.phone.id)
        tapping = asyncio.create_task(amina.taps(Verb.YES))
        await until(lambda: AWAY in caplog.messages)
    await tapping

    statuses = {notice.status for notice in await quick.notices("family_confirmed")}
    assert (statuses, len(anna.has_read())) == ({NoticeStatus.SENT}, 1)


def and_then(stack: ExitStack, event: AbstractContextManager[None]) -> Line:
    """The call is well, but right after it something happens on our side."""

    async def line(call: Call, perform: Perform) -> Response:
        response = await perform(call)
        stack.enter_context(event)
        return response

    return line
