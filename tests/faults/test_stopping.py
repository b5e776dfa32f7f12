"""Told to stop while calls hang: it ends within a few seconds, and nothing is lost."""

import asyncio
from datetime import timedelta

from messages.taps import Verb
from scheduler.running import Running
from simulator.faults.calls import time_out_after_accepting
from simulator.faults.line import Faults
from simulator.faults.updates import GET_UPDATES
from tests.faults.faulty import until
from tests.resident import Resident
from tests.town import IMPATIENT, Town
from visits.notice import NoticeStatus
from visits.visit import Status

HANGS = time_out_after_accepting(30)
SOON = IMPATIENT.grace + 2


async def test_it_stops_while_an_answer_hangs_and_says_it_at_the_next_start(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(HANGS, of="answerCallbackQuery")
    amina.tap_and_run(Verb.YES)
    await until(lambda: faults.struck["answercallbackquery"] == 1)

    async with asyncio.timeout(SOON):
        await town.closes()
    await town.opens()
    await town.settles()

    assert (await town.visit()).status is Status.CONFIRMED
    assert not amina.sees(Verb.YES)


async def test_it_stops_while_the_question_for_updates_hangs(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(HANGS, of=GET_UPDATES)
    await amina.writes("ett")
    amina.phone.types("två")
    await until(lambda: faults.struck["getupdates"] == 1)

    async with asyncio.timeout(SOON):
        await town.closes()
    await town.opens()
    await town.settles()

    assert "två" in amina.reads()


async def test_a_notice_that_hangs_at_the_end_is_unknown_and_is_not_repeated(
    town: Town, amina: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(HANGS, to=anna.phone.id)
    amina.tap_and_run(Verb.YES)
    await until(lambda: not amina.sees(Verb.YES))
    running = Running()
    alarm = asyncio.ensure_future(running.kept(town.delivery.deliver)())
    await until(lambda: faults.struck["sendmessage"] == 1)

    async with asyncio.timeout(SOON):
        await running.finish(0.5)
    town.clock.turn_to(town.clock.now() + timedelta(minutes=3))
    await town.settles()

    assert alarm.cancelled() or alarm.done()
    statuses = sorted(notice.status for notice in await town.notices("family_confirmed"))
    assert statuses == [NoticeStatus.SENT, NoticeStatus.UNKNOWN]
    assert len(anna.has_read()) == 1
