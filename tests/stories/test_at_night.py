"""Stories: at night people are left in peace, but for answers and what is pressing."""

from datetime import time

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.notice import NoticeStatus
from visits.quiet_hours import ZONE

HALF_PAST_NINE = time(21, 30)


async def test_news_at_night_waits_for_the_morning(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await amina.starts()
    await town.turns_to(at=HALF_PAST_NINE)
    await amina.taps(Verb.YES)
    assert not yusuf.has_read()

    await town.turns_to(days=1, at=time(8))

    assert "Amina har sagt ja" in yusuf.reads()


async def test_before_eight_nobody_is_woken_by_news(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await amina.starts()
    await town.turns_to(at=HALF_PAST_NINE)
    await amina.taps(Verb.YES)

    await town.turns_to(days=1, at=time(7, 59))

    assert not yusuf.has_read()


async def test_a_tap_at_night_is_answered_at_once(town: Town, amina: Resident) -> None:
    await amina.starts()
    await town.turns_to(at=HALF_PAST_NINE)

    await amina.taps(Verb.YES)

    assert amina.sees(Verb.OTHER_TIME) and not amina.sees(Verb.YES)


async def test_a_visit_called_off_the_evening_before_is_heard_from_half_past_six(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await amina.starts()
    await town.turns_to(days=7, at=HALF_PAST_NINE)
    heard = yusuf.has_read()
    await amina.taps_data("cancel:1:1:")
    assert yusuf.has_read() == heard

    await town.turns_to(days=1, at=time(6, 30))

    assert "Amina har ställt in" in yusuf.reads()


async def test_a_question_that_is_due_at_night_waits(town: Town, yusuf: Resident) -> None:
    await town.turns_to(days=1, at=HALF_PAST_NINE)
    assert not yusuf.has_read()

    await town.turns_to(days=1, at=time(8))

    assert "Passar tiden" in yusuf.reads()


async def test_a_wish_that_is_changed_at_night_is_told_once_as_it_is_in_the_morning(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await town.turns_to(at=HALF_PAST_NINE)
    for nth in range(3):
        await amina.writes("/visits")
        await amina.taps(Verb.OTHER_TIME)
        await amina.taps(Verb.SLOT, nth=nth)
    last = (await town.wish()).slot

    await town.turns_to(days=1, at=time(8))

    wishes = [notice.status for notice in await town.notices("wish")]
    assert wishes.count(NoticeStatus.SENT) == 2  # one to each of the pair
    assert last is not None and f"{last.starts_at.astimezone(ZONE):%H:%M}" in anna.reads()
    assert anna.sees(Verb.AGREE)
