"""Stories: updates come twice, cannot be read, or come while Hembot is down."""

import pytest

from bot.answer import Method, written
from bot.updates import received
from messages.taps import Verb
from simulator.wire import Json
from storage.work import SqlWork
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.visit import Status

NONSENSE: dict[str, Json] = {
    "no chat": {"text": "hi"},
    "a number for a text": {"chat": {"id": 7001001, "type": "private"}, "text": 5},
    "a chat without an id": {"chat": "home", "message_id": "x"},
    "nothing": {},
}


@pytest.mark.parametrize("what", NONSENSE)
async def test_an_unreadable_update_is_parked_and_the_rest_flows(
    town: Town, amina: Resident, caplog: pytest.LogCaptureFixture, what: str
) -> None:
    town.world.tell_bot("message", NONSENSE[what])

    await amina.starts()

    assert await town.look(lambda work: work.inbox.parked()) == 1
    assert "10:00" in amina.reads()
    caplog.clear()  # a parked update is an error for whoever runs Hembot


async def test_an_update_of_an_unknown_kind_stops_nothing(
    town: Town, amina: Resident, caplog: pytest.LogCaptureFixture
) -> None:
    town.world.updates.allowed = []
    town.world.tell_bot("brand_new_kind", {"what": "ever"})

    await amina.starts()

    assert "10:00" in amina.reads()
    caplog.clear()


async def test_an_update_that_comes_twice_has_one_effect(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    amina.tap_and_run(Verb.YES)
    update = town.world.updates.waiting[-1]
    await town.settles()
    heard = (amina.has_read(), anna.has_read())

    town.world.updates.waiting.append(update)
    town.world.bell.ring()
    await town.settles()

    assert (amina.has_read(), anna.has_read()) == heard


async def test_what_was_received_but_not_handled_is_handled_after_a_restart(
    town: Town, amina: Resident
) -> None:
    await amina.starts()
    await _is_received_but_not_handled(town, amina, Verb.YES)

    await town.closes()
    await town.opens()
    await town.settles()

    assert (await town.visit()).status is Status.CONFIRMED
    assert is_arabic(amina.reads()) and not amina.sees(Verb.YES)


async def test_what_was_received_is_handled_once_over_two_restarts(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await _is_received_but_not_handled(town, amina, Verb.YES)

    for _ in range(2):
        await town.closes()
        await town.opens()
        await town.settles()

    assert len(anna.has_read()) == 1


async def test_what_was_done_but_not_answered_is_answered_after_a_restart(
    town: Town, amina: Resident
) -> None:
    await _is_done_but_not_answered(town, amina)

    await town.closes()
    await town.opens()

    assert amina.has_read() == ["Tack!"]


async def test_taps_while_hembot_is_down_are_handled_later(town: Town, amina: Resident) -> None:
    await amina.starts()
    await town.closes()
    amina.tap_and_run(Verb.YES)

    await town.opens()
    await town.settles()

    assert (await town.visit()).status is Status.CONFIRMED


async def test_half_a_wish_survives_a_restart(town: Town, amina: Resident, anna: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.WRITE)

    await town.closes()
    await town.opens()
    await amina.writes("الجمعة")
    await amina.taps(Verb.SEND_WISH)

    assert "الجمعة" in anna.reads()


async def test_half_a_form_survives_a_restart(town: Town, anna: Resident) -> None:
    await anna.writes("/family")
    await anna.writes("2026-10-12")
    await anna.fills_in("language=ar")

    await town.closes()
    await town.opens()
    await anna.fills_in("other_language=none")
    await anna.fills_in("register=yes")

    assert await town.look(lambda work: work.families.by_alias("F-0004")) is not None


async def test_nothing_is_sent_again_after_a_restart(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.YES)
    heard = [someone.has_read() for someone in (amina, yusuf, anna)]

    await town.closes()
    await town.opens()
    await town.turns_to()

    assert [someone.has_read() for someone in (amina, yusuf, anna)] == heard


async def test_taps_of_one_chat_are_handled_in_order(town: Town, amina: Resident) -> None:
    await amina.starts()
    await town.closes()
    for text in ("ett", "två", "tre"):
        amina.phone.types(text)

    await town.opens()
    await town.settles()

    texts = amina.has_read()[-3:]
    assert [word for text in texts for word in ("ett", "två", "tre") if word in text] == [
        "ett",
        "två",
        "tre",
    ]


async def _is_received_but_not_handled(town: Town, parent: Resident, verb: Verb) -> None:
    """The process died right after it had acknowledged the tap."""
    parent.tap_and_run(verb)
    update = received(town.world.updates.waiting.pop())
    await town.look(lambda work: work.inbox.receive([update], town.clock.now()))


async def _is_done_but_not_answered(town: Town, parent: Resident) -> None:
    """The process died after it had committed what the message led to."""
    parent.phone.types("/visits")
    update = received(town.world.updates.waiting.pop())
    answer = written([Method("SendMessage", {"chat_id": parent.phone.id, "text": "Tack!"})])

    def done(work: SqlWork) -> None:
        work.inbox.receive([update], town.clock.now())
        work.inbox.done(update.update_id, town.clock.now(), answer=answer)

    await town.look(done)
