"""Our own silence: when Telegram tells one end to wait, both ends wait, and all is said later."""

import asyncio
from datetime import timedelta

import pytest

from messages.taps import Verb
from simulator.faults.calls import too_many_requests
from simulator.faults.line import Faults
from tests.faults.faulty import until
from tests.resident import Resident
from tests.town import Town
from visits.actions.silence import keep_silent, silent_until
from visits.visit import Status

WAIT = 35
FLOOD = too_many_requests(WAIT)


def said(faults: Faults) -> int:
    """How many calls have reached Telegram that say something."""
    methods = ("sendmessage", "editmessagetext", "answercallbackquery")
    return sum(faults.seen[method] for method in methods)


async def test_a_flood_at_the_listening_end_silences_all_chats(
    town: Town, amina: Resident, elin: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, to=amina.phone.id)
    await amina.writes("ett")
    calls = said(faults)

    await elin.writes("hej")

    assert said(faults) == calls and not elin.has_read()


async def test_a_flood_at_the_listening_end_silences_the_speaking_end(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, of="answerCallbackQuery")

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert not anna.has_read() and not yusuf.has_read()


async def test_a_flood_at_the_speaking_end_silences_the_listening_end(
    town: Town, amina: Resident, elin: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, to=anna.phone.id)
    await amina.taps(Verb.YES)
    calls = said(faults)

    await elin.writes("hej")

    assert said(faults) == calls and not elin.has_read()


async def test_while_all_is_silent_taps_still_count(
    town: Town, amina: Resident, elin: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, of="sendMessage")
    await elin.writes("hej")

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED


async def test_after_the_silence_everybody_hears_what_they_are_owed_once(
    town: Town, amina: Resident, elin: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, of="answerCallbackQuery")
    await amina.taps(Verb.YES)
    await elin.writes("hej")

    town.clock.turn_to(town.clock.now() + timedelta(seconds=WAIT))
    await town.settles()

    assert not amina.sees(Verb.YES)
    assert (len(elin.has_read()), len(anna.has_read())) == (1, 1)


async def test_a_silence_is_kept_after_a_restart_too(
    town: Town, amina: Resident, elin: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, to=anna.phone.id)
    await amina.taps(Verb.YES)
    calls = said(faults)

    await town.closes()
    await town.opens()
    await elin.writes("hej")

    assert said(faults) == calls and not elin.has_read()


async def test_after_a_restart_too_the_silence_ends(
    town: Town, amina: Resident, anna: Resident, samira: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, to=anna.phone.id)
    await amina.taps(Verb.YES)

    await town.closes()
    town.clock.turn_to(town.clock.now() + timedelta(seconds=WAIT))
    await town.opens()
    await town.settles()

    assert (len(anna.has_read()), len(samira.has_read())) == (1, 1)


async def test_what_is_owed_at_a_start_waits_for_the_end_of_the_silence(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(FLOOD, of="answerCallbackQuery")
    await amina.taps(Verb.YES)
    calls = said(faults)

    await town.closes()
    opening = asyncio.create_task(town.opens())
    await asyncio.sleep(0.2)  # as long as ten sweeps
    while_silent = said(faults) - calls
    town.clock.turn_to(town.clock.now() + timedelta(seconds=WAIT))
    await opening

    assert while_silent == 0 and not amina.sees(Verb.YES)


async def test_a_silence_that_another_process_was_asked_for_is_kept_at_both_ends(
    town: Town, amina: Resident, elin: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    calls, until = said(faults), town.clock.now() + timedelta(seconds=WAIT)
    await town.look(lambda work: keep_silent(work, until))

    await amina.taps(Verb.YES)
    await elin.writes("hej")

    assert (await town.visit()).status is Status.CONFIRMED
    assert said(faults) == calls and not elin.has_read() and not anna.has_read()


@pytest.mark.parametrize("method", ["sendMessage", "answerCallbackQuery", "getUpdates"])
async def test_wherever_a_flood_is_met_other_processes_see_it(
    town: Town, amina: Resident, faults: Faults, method: str
) -> None:
    await amina.starts()
    faults.next(FLOOD, of=method)

    amina.tap_and_run(Verb.YES)
    await until_silence_is_stored(town)

    assert await town.look(silent_until) == town.clock.now() + timedelta(seconds=WAIT)


async def until_silence_is_stored(town: Town) -> None:
    async with asyncio.timeout(10):
        while await town.look(silent_until) is None:
            await town.delivery.deliver()
            await asyncio.sleep(0.001)


async def test_a_flood_of_questions_is_waited_out_too(
    town: Town, amina: Resident, faults: Faults, caplog: pytest.LogCaptureFixture
) -> None:
    faults.next(FLOOD, of="getUpdates")
    amina.phone.starts()
    await until(lambda: "no updates" in caplog.messages)
    amina.phone.types("ett")
    asked = faults.seen["getupdates"]

    town.clock.turn_to(town.clock.now() + timedelta(seconds=WAIT))
    await town.settles()

    assert faults.seen["getupdates"] > asked and "ett" in amina.reads()
