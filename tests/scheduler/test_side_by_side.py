"""Chats are spoken to side by side, each of them in due order; nobody waits for another."""

import asyncio
import time
from datetime import timedelta

import pytest

from hembot.demo import cast
from scheduler.breaker import NobodyAnswers
from scheduler.jobs.deliver import Delivery
from scheduler.sender import Sent
from tests.faults.faulty import until
from tests.scheduler.post_office import NOW, PostOffice
from tests.town import HURRIED
from visits.notice import URGENT, NoticeStatus, Outcome

ANNA, SAMIRA, KARIN = (who.chat_id for who in (cast.ANNA, cast.SAMIRA, cast.KARIN))
ALIASES = ("F-0001", "F-0002", "F-0003")
SOON = 5
A_MINUTE = timedelta(minutes=1)


async def test_a_chat_that_hangs_does_not_hold_up_the_others(office: PostOffice) -> None:
    answered = office.sender.hangs[ANNA] = asyncio.Event()
    for who in (cast.ANNA, cast.SAMIRA, cast.KARIN):
        office.plan(to=who)

    delivering = asyncio.create_task(office.delivery.deliver())
    await until(lambda: len(office.sender.letters) == 3)

    assert not delivering.done()
    answered.set()
    await delivering


async def test_what_one_chat_is_to_hear_comes_one_after_the_other_in_due_order(
    office: PostOffice,
) -> None:
    for parent, later in ((cast.GRACE, 2), (cast.AMINA, 0), (cast.ELIN, 1)):
        office.plan(by=office.number_of(parent), due_at=NOW + timedelta(seconds=later))
    office.now += A_MINUTE
    answered = office.sender.hangs[ANNA] = asyncio.Event()

    delivering = asyncio.create_task(office.delivery.deliver())
    await until(lambda: office.sender.under_way == 1)
    await asyncio.sleep(0.05)
    at_first = len(office.sender.letters)
    answered.set()
    await delivering

    about = [alias for _, text in office.sender.letters for alias in ALIASES if alias in text]
    assert (at_first, about) == (1, ["F-0001", "F-0002", "F-0003"])


async def test_two_processes_do_not_speak_to_one_chat_at_once(office: PostOffice) -> None:
    for _ in range(2):
        office.plan(to=cast.ANNA)
    answered = office.sender.hangs[ANNA] = asyncio.Event()
    first = asyncio.create_task(office.delivery.deliver())
    await until(lambda: office.sender.under_way == 1)

    looked_at = await office.another_delivery().deliver()

    assert (looked_at, len(office.sender.letters)) == (0, 1)
    answered.set()
    await first


async def test_what_is_urgent_is_said_though_the_chat_hangs(office: PostOffice) -> None:
    office.plan(to=cast.ANNA)
    answered = office.sender.hangs[ANNA] = asyncio.Event()
    delivering = asyncio.create_task(office.delivery.deliver())
    await until(lambda: office.sender.under_way == 1)

    office.plan(to=cast.ANNA, kind=URGENT, words="Hjälp")
    await until(lambda: len(office.sender.letters) == 2)

    assert "Hjälp" in office.sender.letters[-1][1]
    answered.set()
    await delivering


async def test_no_more_are_under_way_than_there_are_places(office: PostOffice) -> None:
    delivery = office.another_delivery(at_once=2)
    answered = asyncio.Event()
    for who in (cast.ANNA, cast.SAMIRA, cast.KARIN, cast.AMINA):
        office.sender.hangs[who.chat_id] = answered
        office.plan(to=who)

    delivering = asyncio.create_task(delivery.deliver())
    await until(lambda: office.sender.under_way == 2)
    await asyncio.sleep(0.05)

    assert office.sender.under_way == 2
    answered.set()
    await delivering
    assert len(office.sender.letters) == 4


async def test_a_chat_that_was_just_spoken_to_waits_and_the_others_do_not(
    office: PostOffice,
) -> None:
    delivery, said_at = office.another_delivery(chat_pace=0.2), list[float]()
    office.sender.while_sending = lambda: said_at.append(time.monotonic())
    for who in (cast.ANNA, cast.ANNA, cast.SAMIRA, cast.KARIN):
        office.plan(to=who)

    await delivery.deliver()

    # the two others are spoken to side by side, in no order
    assert office.sender.chats in ([ANNA, SAMIRA, KARIN, ANNA], [ANNA, KARIN, SAMIRA, ANNA])
    assert said_at[3] - said_at[0] >= 0.2


async def test_the_chats_pace_is_kept_from_one_delivery_to_the_next(office: PostOffice) -> None:
    delivery, said_at = office.another_delivery(chat_pace=0.2), list[float]()
    office.sender.while_sending = lambda: said_at.append(time.monotonic())

    for _ in range(2):
        office.plan(to=cast.ANNA)
        await delivery.deliver()

    assert said_at[1] - said_at[0] >= 0.2


async def test_what_becomes_due_while_a_chat_hangs_is_said(office: PostOffice) -> None:
    answered = office.sender.hangs[ANNA] = asyncio.Event()
    office.plan(to=cast.ANNA)
    office.plan(to=cast.SAMIRA, due_at=NOW + A_MINUTE)
    delivering = asyncio.create_task(office.delivery.deliver())
    await until(lambda: office.sender.under_way == 1)

    office.now += A_MINUTE
    await until(lambda: len(office.sender.letters) == 2)

    answered.set()
    await delivering


async def test_everything_that_is_due_is_said_in_one_go(office: PostOffice) -> None:
    for _ in range(30):
        for who in (cast.ANNA, cast.SAMIRA, cast.KARIN):
            office.plan(to=who)

    assert await office.delivery.deliver() == len(office.sender.letters) == 90


@pytest.mark.parametrize("who", [cast.ANNA, cast.SAMIRA])
async def test_a_sender_that_is_stopped_gives_back_what_it_has_not_begun(
    office: PostOffice, who: cast.Somebody
) -> None:
    """Whether that waits for its chat or for a place."""
    delivery = office.another_delivery(at_once=1, chat_pace=60)
    answered = office.sender.hangs[ANNA] = asyncio.Event()
    office.plan(to=cast.ANNA)
    waiting = office.plan(to=who)
    delivering = asyncio.create_task(delivery.deliver())
    await until(lambda: office.sender.under_way == 1)

    delivery.stop()
    await until(lambda: office.row(waiting).leased_until is None)
    answered.set()

    await asyncio.wait_for(delivering, SOON)
    assert office.row(waiting).status is NoticeStatus.WAITING


async def test_a_sender_that_waits_for_a_chat_stops_at_once(office: PostOffice) -> None:
    delivery = office.another_delivery(chat_pace=60, look=60)
    for _ in range(2):
        office.plan(to=cast.ANNA)
    delivering = asyncio.create_task(delivery.deliver())
    await until(lambda: is_idle(delivery, office))

    delivery.stop()

    await asyncio.wait_for(delivering, SOON)


def is_idle(delivery: Delivery, office: PostOffice) -> bool:
    """The second is held, and nothing can be done but wait."""
    return bool(office.sender.letters) and any(held.waiting for held in delivery._rounds)


async def test_while_a_probe_is_under_way_nothing_else_is_tried(office: PostOffice) -> None:
    delivery = office.another_delivery(failures=1)
    office.plan(to=cast.KARIN)
    office.sender.answers = [Sent(Outcome.TRY_LATER)]
    await delivery.deliver()
    for who in (cast.ANNA, cast.SAMIRA):
        office.plan(to=who)
    answered = office.sender.hangs[ANNA] = asyncio.Event()
    office.now += timedelta(seconds=HURRIED.first_pause)

    delivering = asyncio.create_task(delivery.deliver())
    await until(lambda: office.sender.under_way == 1)
    await asyncio.sleep(0.05)
    at_first = office.sender.chats[1:]
    answered.set()
    await delivering

    assert (at_first, office.sender.chats[1:]) == ([ANNA], [ANNA, SAMIRA])


async def test_a_delivery_that_has_reached_nobody_for_minutes_has_failed(
    office: PostOffice,
) -> None:
    delivery = office.another_delivery(failures=1, too_long=60)
    office.plan()
    office.sender.answers = [Sent(Outcome.TRY_LATER)] * 2
    await delivery.job()
    office.now += A_MINUTE

    with pytest.raises(NobodyAnswers):
        await delivery.job()

    office.now += 2 * A_MINUTE
    await delivery.job()
    assert len(office.sender.letters) == 3


async def test_what_waited_for_its_turn_when_silence_came_is_held_back(
    office: PostOffice,
) -> None:
    """It was begun, so that its row says what came of it: nothing was said."""
    delivery = office.another_delivery(pace=0.1)
    numbers = [office.plan(to=who) for who in (cast.ANNA, cast.SAMIRA, cast.KARIN)]
    office.sender.answers = [Sent(Outcome.TRY_LATER, retry_after=A_MINUTE)]

    await delivery.deliver()
    rows = [office.row(number) for number in numbers]

    assert office.sender.chats == [ANNA]
    assert {(row.status, row.leased_until) for row in rows} == {(NoticeStatus.WAITING, None)}
    assert all(office.look(lambda w, n=n: w.notices.open_attempt(n)) is None for n in numbers)  # type: ignore[misc]

    office.now += A_MINUTE
    await delivery.deliver()
    assert sorted(office.sender.chats) == sorted([ANNA, ANNA, SAMIRA, KARIN])
