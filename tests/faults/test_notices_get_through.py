"""The speaking end: what was refused is said later, what may have been said is never repeated."""

from datetime import timedelta

import pytest

from hembot.demo import cast
from messages.taps import Verb
from simulator.faults.calls import slow, time_out_after_accepting, too_many_requests
from simulator.faults.line import Faults
from simulator.faults.updates import GET_UPDATES
from tests.faults.faulty import REFUSED, UNKNOWN
from tests.faults.stumbling import OURS, Stumbling, opens_with
from tests.resident import Resident
from tests.town import Town
from visits.actions.deliver import LEASE
from visits.notice import Notice, NoticeStatus

ANNA = cast.ANNA.chat_id
LATER = timedelta(days=1)


async def to_anna(town: Town) -> Notice:
    """What Anna is to hear when Amina says yes."""
    notices = await town.notices("family_confirmed")
    anna = await town.look(lambda work: work.people.by_chat(ANNA))
    return next(notice for notice in notices if anna is not None and notice.to == anna.id)


async def goes_on(town: Town, pause: timedelta) -> None:
    town.clock.turn_to(town.clock.now() + pause)
    await town.settles()


@pytest.mark.parametrize("name", REFUSED)
async def test_what_was_refused_is_said_later_and_once(
    town: Town, amina: Resident, anna: Resident, faults: Faults, name: str
) -> None:
    await amina.starts()
    faults.next(REFUSED[name], to=ANNA, times=2)

    await amina.taps(Verb.YES)
    assert not anna.has_read()
    for _ in range(3):
        await goes_on(town, timedelta(minutes=1))

    assert len(anna.has_read()) == 1
    assert (await to_anna(town)).status is NoticeStatus.SENT


@pytest.mark.parametrize("name", UNKNOWN)
async def test_what_may_have_been_said_ends_as_unknown_and_is_not_repeated(
    town: Town, amina: Resident, anna: Resident, faults: Faults, name: str
) -> None:
    await amina.starts()
    faults.next(UNKNOWN[name], to=ANNA)

    await amina.taps(Verb.YES)
    await goes_on(town, LATER)

    heard = [said for said in anna.has_read() if "har sagt ja" in said]
    assert (await to_anna(town)).status is NoticeStatus.UNKNOWN
    assert len(heard) == (0 if name == "reset before" else 1)


async def test_an_answer_that_does_not_come_in_time_is_unknown(
    town: Town, amina: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    town.longest_answer = 0.2
    await town.closes()
    await town.opens()
    faults.next(time_out_after_accepting(), to=ANNA)

    await amina.taps(Verb.YES)

    assert (await to_anna(town)).status is NoticeStatus.UNKNOWN
    assert len(anna.has_read()) == 1


async def test_a_slow_line_is_waited_for(
    town: Town, amina: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(slow(0.1), to=ANNA)

    await amina.taps(Verb.YES)

    assert (await to_anna(town)).status is NoticeStatus.SENT


async def test_a_fault_of_one_notice_does_not_stop_the_next(
    town: Town, amina: Resident, samira: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(UNKNOWN["reset before"], to=ANNA)

    await amina.taps(Verb.YES)

    assert len(samira.has_read()) == 1


async def test_a_fault_of_ours_in_one_notice_does_not_stop_the_rest(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await amina.starts()
    await opens_with(town, Stumbling(OURS, times=1, of="begin"))

    await amina.taps(Verb.YES)
    at_once = [len(somebody.has_read()) for somebody in (yusuf, anna, samira)]
    await goes_on(town, LEASE + timedelta(seconds=1))
    in_the_end = [len(somebody.has_read()) for somebody in (yusuf, anna, samira)]

    assert (sum(at_once), in_the_end) == (2, [1, 1, 1])


async def test_each_try_is_remembered(town: Town, amina: Resident, faults: Faults) -> None:
    await amina.starts()
    faults.next(REFUSED["html 502"], to=ANNA)
    await amina.taps(Verb.YES)
    await goes_on(town, timedelta(minutes=1))

    notice = await to_anna(town)

    assert await town.look(lambda work: work.notices.attempts(notice.id)) == 2


async def test_a_flood_is_waited_out_and_then_everybody_hears(
    town: Town, amina: Resident, anna: Resident, samira: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(too_many_requests(35), to=ANNA)
    await amina.taps(Verb.YES)
    tries = faults.seen["sendmessage"]

    await goes_on(town, timedelta(seconds=34))
    assert faults.seen["sendmessage"] == tries
    await goes_on(town, timedelta(seconds=1))

    assert (len(anna.has_read()), len(samira.has_read())) == (1, 1)


async def test_the_line_for_updates_has_faults_of_its_own(
    town: Town, amina: Resident, anna: Resident, faults: Faults
) -> None:
    await amina.starts()
    faults.next(REFUSED["502"], of=GET_UPDATES, times=5)

    await amina.taps(Verb.YES)

    assert len(anna.has_read()) == 1
