"""Right before sending we look again: what is no longer true or welcome is kept with a reason."""

from datetime import timedelta

import pytest

from hembot.demo import cast
from tests.scheduler.post_office import NOW, PostOffice
from visits.notice import NoticeStatus, Reason

EVENING = NOW.replace(hour=20)
EARLY = NOW.replace(day=24, hour=5, minute=40)


async def test_what_is_no_longer_useful_expires(office: PostOffice) -> None:
    notice_id = office.plan(useful_until=NOW)

    await office.delivery.deliver()

    assert office.row(notice_id).status is NoticeStatus.EXPIRED
    assert office.sender.letters == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"blocked_at": NOW}, Reason.BLOCKED),
        ({"consent": None}, Reason.NO_CONSENT),
        ({"blocked_at": NOW, "consent": None}, Reason.BLOCKED),
    ],
)
async def test_whoever_may_not_be_told_is_not_told_and_the_row_says_why(
    office: PostOffice, changes: dict[str, object], reason: Reason
) -> None:
    notice_id = office.plan(to=cast.AMINA)
    office.change(cast.AMINA, **changes)

    await office.delivery.deliver()

    assert office.row(notice_id).reason is reason
    assert office.sender.letters == []


async def test_whoever_has_not_joined_yet_is_not_told(office: PostOffice) -> None:
    notice_id = office.plan(to=cast.AMINA)
    office.change(cast.AMINA, chat_id=None)

    await office.delivery.deliver()

    assert office.row(notice_id).reason is Reason.NOT_JOINED


async def test_news_about_an_old_edition_is_overtaken(office: PostOffice) -> None:
    visit = office.look(lambda work: work.visits.of_family(1))[0]
    notice_id = office.plan(kind="family_confirmed", visit_id=visit.id, edition=visit.edition - 1)

    await office.delivery.deliver()

    assert office.row(notice_id).reason is Reason.OVERTAKEN


async def test_what_comes_due_at_night_is_said_in_the_morning(office: PostOffice) -> None:
    notice_id = office.plan()
    office.now = EVENING

    await office.delivery.deliver()

    row = office.row(notice_id)
    assert (row.status, row.leased_until) == (NoticeStatus.WAITING, None)
    assert row.due_at == NOW.replace(day=24, hour=7, minute=0)


@pytest.mark.parametrize(
    ("kind", "pressing", "is_said"),
    [
        ("parent_unreachable", False, False),
        ("parent_unreachable", True, True),
        ("urgent", False, True),
    ],
)
async def test_only_what_presses_is_said_before_eight(
    office: PostOffice, kind: str, pressing: bool, is_said: bool
) -> None:
    office.plan(kind=kind, pressing=pressing, words="Hjälp")
    office.now = EARLY

    await office.delivery.deliver()

    assert bool(office.sender.letters) == is_said


async def test_danger_is_said_in_the_middle_of_the_night(office: PostOffice) -> None:
    office.plan(kind="urgent", words="Hjälp", pressing=True)
    office.now = EVENING + timedelta(hours=5)

    await office.delivery.deliver()

    assert "Hjälp" in office.sender.letters[0][1]
