"""Stories: a parent blocks the chat, comes back, or is gone."""

from datetime import time, timedelta

from tests.resident import Resident
from tests.town import Town
from visits.notice import NoticeStatus, Reason

EVENING = time(17, 30)
GONE = "går inte att nå"


async def test_both_staff_are_told_of_a_block(
    town: Town, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    yusuf.phone.blocks()

    await town.settles()

    assert GONE in anna.reads() and "F-0001" in anna.reads()
    assert anna.reads() == samira.reads()


async def test_staff_are_told_once(town: Town, yusuf: Resident, anna: Resident) -> None:
    yusuf.phone.blocks()
    await town.settles()

    await town.turns_to(days=6, at=EVENING)

    assert _told(anna) == 1


async def test_nothing_is_sent_to_who_has_blocked(
    town: Town, yusuf: Resident, amina: Resident
) -> None:
    yusuf.phone.blocks()
    await town.settles()

    await town.turns_to(days=1, at=EVENING)

    assert not yusuf.has_read() and amina.has_read()


async def test_after_unblocking_what_comes_next_is_sent(town: Town, yusuf: Resident) -> None:
    yusuf.phone.blocks()
    await town.settles()
    await town.turns_to(days=1, at=EVENING)
    yusuf.phone.unblocks()
    await town.settles()

    await town.turns_to(days=5, at=EVENING)

    assert "Snart ses vi" in yusuf.reads()


async def test_unblocking_brings_no_flood(town: Town, yusuf: Resident) -> None:
    yusuf.phone.blocks()
    await town.settles()
    visit = await town.visit()
    await town.books(visit, visit.starts_at + timedelta(hours=3))
    await town.turns_to(days=1, at=EVENING)

    yusuf.phone.unblocks()
    await town.settles()

    (question,) = yusuf.has_read()
    assert "Passar tiden tisdag 1 december kl. 13:00" in question


async def test_starting_again_unblocks_and_shows_the_visit(town: Town, yusuf: Resident) -> None:
    yusuf.phone.blocks()
    await town.settles()

    await yusuf.starts()

    assert "tisdag 1 december kl. 10:00" in yusuf.reads()


async def test_an_account_that_is_gone_is_found_out_by_writing_to_it(
    town: Town, yusuf: Resident, anna: Resident
) -> None:
    yusuf.phone.deactivates()

    await town.turns_to(days=1, at=EVENING)
    await town.turns_to(days=5, at=EVENING)

    assert _told(anna) == 1
    asked = await town.notices("please_confirm")
    assert sorted(n.status for n in asked) == [NoticeStatus.SENT, NoticeStatus.SKIPPED]
    assert Reason.BLOCKED in {notice.reason for notice in asked}


def _told(staff: Resident) -> int:
    return sum(GONE in text for text in staff.has_read())
