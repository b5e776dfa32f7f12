"""A question that may not have been heard is not repeated, but staff are told that they may ask."""

from datetime import timedelta

import pytest

from hembot.demo import cast
from scheduler.sender import Sent
from tests.scheduler.post_office import NOW, PostOffice
from visits.actions.confirm import confirm
from visits.actions.deliver import LEASE, Dispatch, claim, end
from visits.actions.take import sweep
from visits.notice import NoticeStatus, Outcome, Reason
from visits.scene import Scene
from visits.unheard import MAYBE, QUESTIONS
from visits.visit import Visit

PAIR = [cast.ANNA.chat_id, cast.SAMIRA.chat_id]
EVENING = NOW.replace(hour=20)


@pytest.fixture
def visit(office: PostOffice) -> Visit:
    return office.look(lambda work: work.visits.of_family(1))[0]


def asks(office: PostOffice, visit: Visit, kind: str = "please_confirm", **more: object) -> int:
    """A question to Amina about her visit."""
    about = {"visit_id": visit.id, "edition": visit.edition, "by": None, **more}
    return office.plan(to=cast.AMINA, kind=kind, **about)


async def is_unknown(office: PostOffice) -> None:
    office.sender.answers = [Sent(Outcome.UNKNOWN)]
    await office.delivery.deliver()


async def test_both_staff_are_told_once(office: PostOffice, visit: Visit) -> None:
    question = asks(office, visit)

    await is_unknown(office)
    office.now += timedelta(hours=1)
    await office.delivery.deliver()

    assert office.row(question).status is NoticeStatus.UNKNOWN
    assert sorted(office.sender.chats) == [cast.AMINA.chat_id, *PAIR]
    for _, text in office.sender.letters[1:]:
        assert "Vi vet inte om \u2068F-0001\u2069 fick frågan om tiden." in text


@pytest.mark.parametrize("kind", ["theme_preview", "move_agreed", "visit_cancelled"])
async def test_what_is_no_question_is_nothing_to_ask_about(
    office: PostOffice, visit: Visit, kind: str
) -> None:
    asks(office, visit, kind)

    await is_unknown(office)

    assert set(office.sender.chats) <= {cast.AMINA.chat_id}
    assert office.kinds_about(visit).count(MAYBE) == 0


@pytest.mark.parametrize("kind", sorted(QUESTIONS))
async def test_every_question_whose_try_stayed_open_is(
    office: PostOffice, visit: Visit, kind: str
) -> None:
    stays_open(office, asks(office, visit, kind))

    assert office.kinds_about(visit).count(MAYBE) == 2


async def test_each_question_is_told_of(office: PostOffice, visit: Visit) -> None:
    for _ in range(2):
        stays_open(office, asks(office, visit))

    assert office.kinds_about(visit).count(MAYBE) == 4


async def test_a_family_that_has_answered_need_not_be_asked(
    office: PostOffice, visit: Visit
) -> None:
    stays_open(office, asks(office, visit))
    office.look(
        lambda work: confirm(
            work, cast.AMINA.chat_id, visit.id, edition=visit.edition, now=office.now
        )
    )

    await office.delivery.deliver()

    assert office.ends_of(visit, MAYBE) == {(NoticeStatus.SKIPPED, Reason.ANSWERED)}


async def test_staff_are_not_woken_for_it(office: PostOffice, visit: Visit) -> None:
    office.now = EVENING
    stays_open(office, asks(office, visit))

    await office.delivery.deliver()

    assert office.ends_of(visit, MAYBE) == {(NoticeStatus.WAITING, None)}


async def test_what_is_heard_after_all_need_not_be_asked(office: PostOffice, visit: Visit) -> None:
    dispatch = stays_open(office, asks(office, visit))

    await office.performer.perform(end, dispatch, Outcome.DELIVERED, now=office.now, message_id=1)

    assert office.ends_of(visit, MAYBE) == {(NoticeStatus.SKIPPED, Reason.OVERTAKEN)}


def stays_open(office: PostOffice, number: int) -> Dispatch:
    """A sender begins to say it, and is never seen again."""
    office.look(lambda work: claim(work, now=office.now))
    attempt = office.look(lambda work: work.notices.begin_attempt(number, office.now))
    amina = office.look(lambda work: work.people.by_chat(cast.AMINA.chat_id))
    assert amina is not None
    office.now += LEASE + timedelta(seconds=1)
    office.look(lambda work: sweep(work, now=office.now))
    return Dispatch(office.row(number), attempt, Scene(amina))
