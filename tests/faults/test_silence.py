"""Our own silence: when Telegram tells one end to wait, both ends wait, and all is said later."""

from datetime import timedelta

import pytest

from messages.taps import Verb
from simulator.faults.calls import too_many_requests
from simulator.faults.line import Faults
from tests.faults.faulty import until
from tests.resident import Resident
from tests.town import Town
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
