"""The listening end: every tap has its effect once, and its answer in the end."""

import logging

import pytest

from hembot.demo import cast
from messages.taps import Verb
from simulator.faults.calls import refused, server_error, slow, time_out_after_accepting
from simulator.faults.line import Faults
from tests.faults.faulty import PASSING, until
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.visit import Status

NEVER_ANSWERED = time_out_after_accepting()


@pytest.mark.parametrize("name", PASSING)
async def test_a_tap_has_its_effect_and_its_answer(
    town: Town, amina: Resident, faults: Faults, name: str
) -> None:
    await amina.starts()
    messages = len(amina.has_read())
    for method in ("getUpdates", "answerCallbackQuery", "editMessageText"):
        faults.next(PASSING[name], of=method, times=2)

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert is_arabic(amina.reads()) and not amina.sees(Verb.YES)
    assert len(amina.has_read()) == messages


async def test_the_effect_does_not_wait_for_the_answer(
    town: Town, amina: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.always(server_error(), to=amina.phone.id)

    amina.tap_and_run(Verb.YES)
    await until(lambda: faults.struck.total() > 2)

    assert (await town.visit()).status is Status.CONFIRMED


async def test_a_chat_hears_its_answers_in_order(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(server_error(), of="sendMessage", times=4)

    for text in ("ett", "två", "tre"):
        amina.phone.types(text)
    await town.settles()

    said = zip(("ett", "två", "tre"), amina.has_read()[-3:], strict=True)
    assert all(word in text for word, text in said)


async def test_a_slow_answer_is_not_sent_again_beside_itself(
    town: Town, amina: Resident, faults: Faults
) -> None:
    """The sweep comes by several times meanwhile."""
    await amina.starts()
    messages = len(amina.has_read())
    faults.next(slow(0.15), of="sendMessage")

    await amina.writes("/visits")

    assert len(amina.has_read()) == messages + 1
    assert faults.seen["sendmessage"] == messages + 1


async def test_a_chat_that_cannot_be_reached_holds_nobody_else_up(
    town: Town, amina: Resident, elin: Resident, faults: Faults
) -> None:
    faults.always(NEVER_ANSWERED, to=amina.phone.id)
    amina.phone.types("/visits")
    before = len(elin.has_read())

    elin.phone.types("/visits")
    await until(lambda: len(elin.has_read()) > before)

    assert faults.struck.total() > 0


async def test_an_answer_that_takes_too_long_is_given_up_and_sent_again(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await amina.starts()
    town.longest_answer = 0.2
    await town.closes()
    await town.opens()
    faults.next(NEVER_ANSWERED, of="editMessageText")

    await amina.taps(Verb.YES)

    assert not amina.sees(Verb.YES)
    assert faults.seen["editmessagetext"] == 2


async def test_what_could_not_be_said_is_said_after_a_restart(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.always(server_error(), of="editMessageText")
    amina.tap_and_run(Verb.YES)
    await until(lambda: faults.struck["editmessagetext"] > 0)
    await town.closes()
    faults.clear()

    await town.opens()
    await town.settles()

    assert not amina.sees(Verb.YES)


async def test_an_answer_that_telegram_will_never_take_does_not_hold_the_next_one_up(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(refused(400, "Bad Request: can't parse entities"), of="sendMessage")

    await amina.writes("ett")
    await amina.writes("två")

    assert "två" in amina.reads()


async def test_somebody_who_blocks_before_the_answer_is_marked_and_staff_hear_of_it_once(
    town: Town, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await yusuf.starts()
    yusuf.phone.types("ett")
    yusuf.phone.types("två")
    yusuf.phone.deactivates()

    await town.settles()
    await town.turns_to(days=6)

    assert await town.look(_is_blocked)
    for staff in (anna, samira):
        assert sum("går inte att nå" in text for text in staff.has_read()) == 1


async def test_nothing_is_left_over_when_all_is_said(
    town: Town, amina: Resident, faults: Faults
) -> None:
    faults.every(2, server_error())

    await amina.starts()
    await amina.taps(Verb.YES)

    assert not await town.look(lambda work: [*work.inbox.waiting(), *work.inbox.unanswered()])


async def test_a_bad_line_is_no_error_of_ours(
    town: Town, amina: Resident, faults: Faults, caplog: pytest.LogCaptureFixture
) -> None:
    faults.next(server_error(), times=4)

    await amina.starts()

    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def _is_blocked(work: object) -> bool:
    person = work.people.by_chat(cast.YUSUF.chat_id)  # type: ignore[attr-defined]
    return person is not None and person.blocked_at is not None
