"""Stories: a family asks for another time, and the two staff members settle it."""

from datetime import time, timedelta

import pytest

from messages.taps import Verb
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town
from visits.move_request import MoveRequest, RequestStatus
from visits.quiet_hours import ZONE
from visits.visit import Status


async def test_up_to_six_times_in_working_hours_are_offered(amina: Resident) -> None:
    await amina.starts()

    await amina.taps(Verb.OTHER_TIME)

    offered = [starts_at(data).astimezone(ZONE) for data in amina.buttons(Verb.SLOT)]
    assert 1 < len(offered) <= 6
    assert all(moment.weekday() < 5 for moment in offered)
    assert all(time(8) <= moment.time() <= time(15, 30) for moment in offered)


async def test_only_times_at_which_both_are_free_are_offered(town: Town, amina: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    first = starts_at(amina.buttons(Verb.SLOT)[0])
    await town.books(await town.visit(3), first)

    await amina.taps(Verb.OTHER_TIME, message_id=(await _fresh(amina)))

    times = [starts_at(data) for data in amina.buttons(Verb.SLOT)]
    assert not [moment for moment in times if abs(moment - first) < timedelta(hours=1)]


async def test_looking_at_times_changes_nothing(town: Town, amina: Resident) -> None:
    before = await town.visit()
    await amina.starts()

    await amina.taps(Verb.OTHER_TIME)

    assert await town.visit() == before


async def test_a_wish_reaches_both_staff_with_buttons(
    wish: MoveRequest, anna: Resident, samira: Resident
) -> None:
    assert "F-0001 önskar en annan tid" in anna.reads()
    assert anna.reads() == samira.reads()
    assert all(anna.sees(verb) for verb in (Verb.AGREE, Verb.OFFER, Verb.DECLINE))


async def test_the_other_parent_hears_of_the_wish(wish: MoveRequest, yusuf: Resident) -> None:
    assert "Amina har bett om en annan tid" in yusuf.reads()
    assert "tisdag 1 december kl. 10:00" in yusuf.reads()


async def test_the_old_time_stands_while_the_wish_is_open(
    town: Town, wish: MoveRequest, amina: Resident
) -> None:
    visit = await town.visit()

    assert visit.status is Status.MOVE_ASKED
    assert visit.starts_at.astimezone(ZONE).time() == time(10)
    assert "10:00" in amina.reads()


async def test_the_old_time_stands_when_only_one_has_agreed(
    town: Town, wish: MoveRequest, anna: Resident, amina: Resident
) -> None:
    before, said = await town.visit(), amina.has_read()

    await anna.taps(Verb.AGREE)

    assert await town.visit() == before
    assert "väntar på din kollega" in anna.reads()
    assert amina.has_read() == said


async def test_when_both_have_agreed_the_new_time_is_the_visits_time(
    town: Town, wish: MoveRequest, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.AGREE)

    await samira.taps(Verb.AGREE)

    visit = await town.visit()
    assert (visit.status, visit.slot, visit.edition) == (Status.CONFIRMED, wish.slot, 2)


async def test_both_parents_hear_the_new_time_in_their_own_language(
    wish: MoveRequest, amina: Resident, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.AGREE)

    await samira.taps(Verb.AGREE)

    assert is_arabic(amina.reads())
    assert "Ny tid" in yusuf.reads()
    assert yusuf.sees(Verb.OTHER_TIME)


async def test_the_preview_is_planned_for_the_new_time(
    town: Town, wish: MoveRequest, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.AGREE)

    await samira.taps(Verb.AGREE)

    editions = {notice.edition for notice in await town.notices("theme_preview")}
    assert 2 in editions


async def test_agreeing_twice_counts_once(town: Town, wish: MoveRequest, anna: Resident) -> None:
    agree = anna.buttons(Verb.AGREE)[0]
    await anna.taps(Verb.AGREE)

    await anna.taps_data(agree)

    assert (await town.visit()).status is Status.MOVE_ASKED
    assert len((await town.wish()).agreed_by) == 1


async def test_one_agrees_and_the_other_keeps_the_old_time(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.AGREE)

    await samira.taps(Verb.DECLINE)

    visit = await town.visit()
    assert (visit.status, visit.edition) == (Status.PLANNED, 1)
    assert "Samira behöll tiden" in anna.reads()
    assert "10:00" in amina.reads() and amina.sees(Verb.YES)


async def test_a_visit_that_was_confirmed_is_confirmed_again_when_the_old_time_is_kept(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.YES)
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.SLOT)

    await anna.taps(Verb.DECLINE)

    assert (await town.visit()).status is Status.CONFIRMED


async def test_a_wish_can_be_taken_back(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident
) -> None:
    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert (await town.wish()).status is RequestStatus.WITHDRAWN
    assert "F-0001 har sagt ja" in anna.reads()


async def test_agreeing_to_a_wish_that_was_taken_back_changes_nothing(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident
) -> None:
    await amina.taps(Verb.YES)

    await anna.taps(Verb.AGREE)

    assert (await town.visit()).edition == 1
    assert "tisdag 1 december kl. 10:00" in anna.reads()


@pytest.mark.parametrize("verb", [Verb.AGREE, Verb.OFFER, Verb.DECLINE])
async def test_a_parent_cannot_settle_a_wish(
    town: Town, wish: MoveRequest, amina: Resident, verb: Verb
) -> None:
    await amina.taps_data(f"{verb}:{wish.id}:{wish.revision}:")

    assert await town.wish() == wish


async def _fresh(parent: Resident) -> int:
    """The id of a new message that shows the visit."""
    await parent.writes("/visits")
    return parent.newest_id()
