"""Each way in which a try to send can end, and the state in which it leaves the notice."""

from datetime import timedelta

import pytest

from hembot.demo import cast
from scheduler.sender import Sent
from tests.scheduler.post_office import NOW, PostOffice
from visits.actions.deliver import LEASE
from visits.notice import NoticeStatus, Outcome, Reason

MINUTE = timedelta(minutes=1)
LATER = Sent(Outcome.TRY_LATER)


async def test_a_notice_is_said_once_to_the_one_it_is_for(office: PostOffice) -> None:
    office.plan(to=cast.ANNA)

    await office.delivery.deliver()
    await office.delivery.deliver()

    assert [chat_id for chat_id, _ in office.sender.letters] == [cast.ANNA.chat_id]
    assert "F-0001" in office.sender.letters[0][1]


@pytest.mark.parametrize(
    ("outcome", "status", "reason"),
    [
        (Outcome.DELIVERED, NoticeStatus.SENT, None),
        (Outcome.UNREACHABLE, NoticeStatus.SKIPPED, Reason.BLOCKED),
        (Outcome.OUR_MISTAKE, NoticeStatus.SKIPPED, Reason.REFUSED),
        (Outcome.UNKNOWN, NoticeStatus.UNKNOWN, None),
        (Outcome.TRY_LATER, NoticeStatus.WAITING, None),
    ],
)
async def test_each_outcome_ends_in_its_own_state(
    office: PostOffice, outcome: Outcome, status: NoticeStatus, reason: Reason | None
) -> None:
    notice_id = office.plan()
    office.sender.answers = [Sent(outcome)]

    await office.delivery.deliver()

    row = office.row(notice_id)
    assert (row.status, row.reason, row.leased_until) == (status, reason, None)
    assert (row.settled_at is None) == (outcome is Outcome.TRY_LATER)


@pytest.mark.parametrize("outcome", list(Outcome))
async def test_every_attempt_is_closed_whatever_came_of_it(
    office: PostOffice, outcome: Outcome
) -> None:
    notice_id = office.plan()
    office.sender.answers = [Sent(outcome)]

    await office.delivery.deliver()

    assert office.look(lambda work: work.notices.open_attempt(notice_id)) is None
    assert office.look(lambda work: work.notices.attempts(notice_id)) == 1


async def test_each_try_waits_longer_than_the_one_before(office: PostOffice) -> None:
    notice_id = office.plan()
    office.sender.answers = [LATER] * 8
    pauses = []

    for _ in range(8):
        await office.delivery.deliver()
        due_at = office.row(notice_id).due_at
        pauses.append(int((due_at - office.now).total_seconds()))
        office.now = due_at

    assert pauses == [10, 30, 120, 600, 1800, 3600, 3600, 3600]


async def test_it_is_tried_again_while_it_is_of_use(office: PostOffice) -> None:
    """Telegram is away for long, and comes back a while before the visit begins."""
    notice_id = office.plan(useful_until=NOW + timedelta(hours=6))
    back_at = NOW + timedelta(hours=5, minutes=45)

    while office.now < back_at:
        office.sender.answers = [LATER]
        await office.delivery.deliver()
        office.now = office.row(notice_id).due_at
    await office.delivery.deliver()

    assert office.row(notice_id).status is NoticeStatus.SENT


async def test_in_the_end_it_is_of_no_use_any_more(office: PostOffice) -> None:
    notice_id = office.plan(useful_until=NOW + timedelta(hours=6))

    while (row := office.row(notice_id)).status is NoticeStatus.WAITING:
        office.sender.answers = [LATER]
        office.now = max(office.now, row.due_at)
        await office.delivery.deliver()
        office.now += timedelta(seconds=1)

    assert row.status is NoticeStatus.EXPIRED
    assert office.look(lambda work: work.notices.attempts(notice_id)) < 25


async def test_nothing_is_tried_before_its_pause_is_over(office: PostOffice) -> None:
    office.plan()
    office.sender.answers = [LATER]
    await office.delivery.deliver()

    office.now += timedelta(seconds=9)
    await office.delivery.deliver()

    assert len(office.sender.letters) == 1


async def test_telegrams_own_wish_to_wait_is_longer_than_ours(office: PostOffice) -> None:
    notice_id = office.plan()
    office.sender.answers = [Sent(Outcome.TRY_LATER, retry_after=timedelta(seconds=77))]

    await office.delivery.deliver()

    assert office.row(notice_id).due_at == NOW + timedelta(seconds=77)


async def test_a_wish_to_wait_stops_the_batch_until_the_leases_run_out(office: PostOffice) -> None:
    for _ in range(3):
        office.plan()
    office.sender.answers = [Sent(Outcome.TRY_LATER, retry_after=MINUTE)]

    await office.delivery.deliver()
    sent_at_once = len(office.sender.letters)
    office.now += LEASE + timedelta(seconds=1)
    await office.delivery.deliver()

    assert (sent_at_once, len(office.sender.letters)) == (1, 4)


async def test_a_notice_without_words_does_not_stop_the_rest(office: PostOffice) -> None:
    unspeakable = office.plan(kind="a kind that nobody has written a template for")
    next_one = office.plan()

    await office.delivery.deliver()

    assert office.row(unspeakable).reason is Reason.REFUSED
    assert office.row(next_one).status is NoticeStatus.SENT


async def test_a_block_is_remembered_and_told_to_both_staff_once(office: PostOffice) -> None:
    for _ in range(2):
        office.plan(to=cast.AMINA)
    office.sender.answers = [Sent(Outcome.UNREACHABLE)]

    await office.delivery.deliver()
    await office.delivery.deliver()

    told = [chat_id for chat_id, _ in office.sender.letters]
    assert told == [cast.AMINA.chat_id, cast.ANNA.chat_id, cast.SAMIRA.chat_id]
