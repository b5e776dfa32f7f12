"""Delivery after a crash, beside another one, and while it is being stopped."""

import asyncio
from datetime import timedelta

from messages.silence import Silence
from scheduler.jobs.deliver import Delivery
from scheduler.sender import Sent
from tests.scheduler.post_office import VOICE, PostOffice
from visits.actions.deliver import LEASE, begin, claim
from visits.actions.silence import keep_silent
from visits.notice import NoticeStatus, Outcome

AFTER_THE_LEASE = LEASE + timedelta(seconds=1)


async def test_a_try_that_a_crash_left_open_is_unknown_and_not_said_again(
    office: PostOffice,
) -> None:
    notice_id = office.plan()
    await office.performer.perform(claim, now=office.now)
    await office.performer.perform(begin, notice_id, now=office.now)  # and then the power went

    office.now += AFTER_THE_LEASE
    await office.delivery.deliver()

    assert office.row(notice_id).status is NoticeStatus.UNKNOWN
    assert office.sender.letters == []


async def test_what_a_crash_had_only_claimed_is_said_when_the_lease_has_run_out(
    office: PostOffice,
) -> None:
    notice_id = office.plan()
    await office.performer.perform(claim, now=office.now)

    while_leased = await office.delivery.deliver()
    office.now += AFTER_THE_LEASE
    await office.delivery.deliver()

    assert while_leased == 0
    assert office.row(notice_id).status is NoticeStatus.SENT


async def test_two_senders_side_by_side_say_each_thing_once(office: PostOffice) -> None:
    for _ in range(5):
        office.plan()

    looked_at = await asyncio.gather(office.delivery.deliver(), office.another_delivery().deliver())

    assert sum(looked_at) == len(office.sender.letters) == 5


async def test_a_sender_that_is_stopped_ends_after_the_current_one(office: PostOffice) -> None:
    first, second = office.plan(), office.plan()
    office.sender.while_sending = office.delivery.stop

    await office.delivery.deliver()

    assert office.row(first).status is NoticeStatus.SENT
    assert office.row(second).status is NoticeStatus.WAITING
    assert len(office.sender.letters) == 1


async def test_a_silence_that_another_one_was_asked_for_is_known_to_all_of_this_process(
    office: PostOffice,
) -> None:
    office.plan()
    office.look(lambda work: keep_silent(work, office.now + LEASE))
    silence = Silence(lambda: office.now)
    perform, sender = office.performer.perform, office.sender

    await Delivery(perform, VOICE, sender, lambda: office.now, silence=silence).deliver()

    assert silence.until == office.now + LEASE
    assert office.sender.letters == []


async def test_a_notice_that_was_settled_meanwhile_is_left_alone(office: PostOffice) -> None:
    first, second = office.plan(), office.plan()
    other = office.another_delivery()
    office.sender.answers = [Sent(Outcome.DELIVERED, message_id=1)]

    await other.deliver()
    dispatch = await office.performer.perform(begin, first, now=office.now)

    assert dispatch is None
    assert {office.row(n).status for n in (first, second)} == {NoticeStatus.SENT}
