"""What is stuck is found: a claim that ran out, a try that nobody ended, poison."""

from datetime import timedelta

import pytest

from hembot.demo import cast
from scheduler.sender import Sent
from tests.scheduler.post_office import NOW, PostOffice
from visits.actions.deliver import LEASE, begin, claim, end
from visits.actions.take import MOST_LAPSES, sweep
from visits.notice import NoticeStatus, Outcome, Reason

AFTER_THE_LEASE = LEASE + timedelta(seconds=1)
BEFORE_IT_ENDS = LEASE - timedelta(seconds=1)


def is_swept(office: PostOffice) -> None:
    office.look(lambda work: sweep(work, now=office.now))


def nobody_can_begin(office: PostOffice, number: int) -> None:
    """Its words were sealed with another key."""
    office.by_hand(f"UPDATE notices SET words = 'x' WHERE id = {number}")


async def lapses(office: PostOffice, times: int) -> None:
    for _ in range(times):
        await office.delivery.deliver()
        office.now += AFTER_THE_LEASE


async def test_poison_is_given_up_after_some_claims_that_ran_out(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    poison = office.plan(to=cast.ANNA)
    nobody_can_begin(office, poison)

    await lapses(office, MOST_LAPSES)
    tries = caplog.messages.count("notice not dealt with")
    await lapses(office, 3)

    assert office.state(poison) == (NoticeStatus.SKIPPED, Reason.FAULTY, None)
    assert tries == caplog.messages.count("notice not dealt with") == MOST_LAPSES
    assert office.look(lambda work: work.notices.given_up(NOW)) == 1


async def test_others_flow_while_one_is_poison(office: PostOffice) -> None:
    nobody_can_begin(office, office.plan(to=cast.ANNA))
    other = office.plan(to=cast.SAMIRA)

    await lapses(office, 1)

    assert office.row(other).status is NoticeStatus.SENT


async def test_what_comes_behind_poison_is_said_in_the_end(office: PostOffice) -> None:
    nobody_can_begin(office, office.plan(to=cast.ANNA))
    behind = office.plan(to=cast.ANNA)

    await lapses(office, MOST_LAPSES + 1)

    assert office.row(behind).status is NoticeStatus.SENT


async def test_a_few_crashes_are_no_poison(office: PostOffice) -> None:
    number = office.plan()

    for _ in range(MOST_LAPSES - 1):
        await office.performer.perform(claim, now=office.now)  # and then the power went
        office.now += AFTER_THE_LEASE
        is_swept(office)
    await office.delivery.deliver()

    assert office.row(number).status is NoticeStatus.SENT


async def test_a_try_begins_the_count_anew(office: PostOffice) -> None:
    number = office.plan()
    await office.performer.perform(claim, now=office.now)
    office.now += AFTER_THE_LEASE
    office.sender.answers = [Sent(Outcome.TRY_LATER)]

    is_swept(office)
    before = office.row(number).lapses
    await office.delivery.deliver()

    assert (before, office.row(number).lapses) == (1, 0)


async def test_a_claim_that_has_not_run_out_is_left_alone(office: PostOffice) -> None:
    number = office.plan()
    await office.performer.perform(claim, now=office.now)
    before = office.row(number)

    office.now += BEFORE_IT_ENDS
    is_swept(office)

    assert office.row(number) == before


async def test_a_try_that_was_open_for_long_is_unknown(office: PostOffice) -> None:
    number = office.plan()
    await office.performer.perform(claim, now=office.now)
    await office.performer.perform(begin, number, now=office.now)

    office.now += AFTER_THE_LEASE
    is_swept(office)

    assert office.state(number) == (NoticeStatus.UNKNOWN, None, None)


async def test_a_try_that_began_late_is_still_somebodys(office: PostOffice) -> None:
    """Its claim has run out, and yet it may be on the line right now."""
    number = office.plan()
    await office.performer.perform(claim, now=office.now)
    office.now += BEFORE_IT_ENDS
    await office.performer.perform(begin, number, now=office.now)

    office.now += timedelta(seconds=2)
    is_swept(office)
    looked_at = await office.another_delivery().deliver()

    assert office.row(number).status is NoticeStatus.WAITING
    assert (looked_at, office.sender.letters) == (1, [])


async def test_what_is_heard_after_all_is_sent(office: PostOffice) -> None:
    number = office.plan()
    await office.performer.perform(claim, now=office.now)
    dispatch = await office.performer.perform(begin, number, now=office.now)
    assert dispatch is not None
    office.now += AFTER_THE_LEASE
    is_swept(office)

    await office.performer.perform(end, dispatch, Outcome.DELIVERED, now=office.now, message_id=1)

    assert office.row(number).status is NoticeStatus.SENT


async def test_what_was_refused_after_all_waits_again(office: PostOffice) -> None:
    number = office.plan()
    await office.performer.perform(claim, now=office.now)
    dispatch = await office.performer.perform(begin, number, now=office.now)
    assert dispatch is not None
    office.now += AFTER_THE_LEASE
    is_swept(office)

    await office.performer.perform(end, dispatch, Outcome.TRY_LATER, now=office.now)

    row = office.row(number)
    assert (row.status, row.settled_at, row.leased_until) == (NoticeStatus.WAITING, None, None)


async def test_a_sweep_that_fails_does_not_stop_what_is_due(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stuck = office.plan(to=cast.ANNA)
    await office.performer.perform(claim, now=office.now)
    office.now += AFTER_THE_LEASE
    office.by_hand(f"UPDATE notices SET reason = 'blocked', lapses = -1 WHERE id = {stuck}")
    monkeypatch.setattr("visits.actions.take.MOST_LAPSES", None)  # cannot be compared
    other = office.plan(to=cast.SAMIRA)

    with pytest.raises(TypeError):
        await office.delivery.deliver()

    assert office.row(other).status is NoticeStatus.SENT
    assert "not done" in caplog.messages
