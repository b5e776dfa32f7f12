"""Stories: two parents of one family answer differently. The first answer counts."""

from messages.taps import Verb
from tests.resident import Resident
from tests.town import Town
from visits.move_request import MoveRequest, RequestStatus
from visits.visit import Status

DIFFER = "svarat olika"


async def test_after_her_yes_his_wish_is_open_and_the_old_time_stands(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await _yes_then_other_time(amina, yusuf)

    visit = await town.visit()
    assert (visit.status, visit.edition) == (Status.MOVE_ASKED, 1)


async def test_staff_see_once_that_he_wishes_what_she_had_not(
    amina: Resident, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await _yes_then_other_time(amina, yusuf)

    assert _differences(anna) == _differences(samira) == 1


async def test_she_hears_of_his_wish(amina: Resident, yusuf: Resident) -> None:
    await _yes_then_other_time(amina, yusuf)

    assert "Yusuf" in amina.reads() and "10:00" in amina.reads()


async def test_his_yes_does_not_take_her_wish_back(
    town: Town, wish: MoveRequest, yusuf: Resident
) -> None:
    await yusuf.taps_data("yes:1:1:")

    assert (await town.visit()).status is Status.MOVE_ASKED
    assert (await town.wish()).status is RequestStatus.ASKED
    assert DIFFER in yusuf.reads()


async def test_staff_hear_once_of_his_yes_to_what_she_wants_moved(
    wish: MoveRequest, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await yusuf.taps_data("yes:1:1:")
    await yusuf.taps_data("yes:1:1:")

    assert _differences(anna) == _differences(samira) == 1


async def test_his_wish_for_another_time_does_not_replace_hers(
    town: Town, wish: MoveRequest, yusuf: Resident
) -> None:
    await yusuf.writes("/visits")
    await yusuf.taps_data("other:1:1:")

    await yusuf.taps(Verb.SLOT, nth=1)

    assert (await town.wish()).slot == wish.slot
    assert DIFFER in yusuf.reads()


async def test_he_cannot_call_off_what_she_has_said_yes_to(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await _yes_then_cancel(amina, yusuf)

    assert (await town.visit()).status is Status.CONFIRMED
    assert DIFFER in yusuf.reads()


async def test_staff_see_once_that_he_cannot_come(
    amina: Resident, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await _yes_then_cancel(amina, yusuf)

    assert _differences(anna) == _differences(samira) == 1


async def test_both_may_say_yes(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident
) -> None:
    await amina.starts()
    await yusuf.starts()
    await amina.taps(Verb.YES)

    await yusuf.taps_data("yes:1:1:")

    assert (await town.visit()).status is Status.CONFIRMED
    assert _differences(anna) == 0


async def _yes_then_other_time(she: Resident, he: Resident) -> None:
    await she.starts()
    await she.taps(Verb.YES)
    await he.starts()
    await he.taps(Verb.OTHER_TIME)
    await he.taps(Verb.SLOT)


async def _yes_then_cancel(she: Resident, he: Resident) -> None:
    await she.starts()
    await she.taps(Verb.YES)
    await he.starts()
    await he.taps(Verb.CANNOT)
    await he.taps(Verb.CANCEL)


def _differences(staff: Resident) -> int:
    return sum(DIFFER in text for text in staff.has_read())


async def test_he_cannot_call_off_what_she_has_said_yes_to_by_asking_first(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await _yes_then_other_time(amina, yusuf)

    await yusuf.taps_data("cancel:1:1:")

    assert (await town.visit()).status is Status.MOVE_ASKED
    assert DIFFER in yusuf.reads()


async def test_her_yes_outlives_his_wish_that_was_declined(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident
) -> None:
    await _yes_then_other_time(amina, yusuf)
    await anna.taps(Verb.DECLINE)

    await yusuf.taps_data("cancel:1:1:")

    assert (await town.visit()).status is Status.CONFIRMED
    assert DIFFER in yusuf.reads()


async def test_a_wish_that_was_declined_is_no_yes(
    town: Town, wish: MoveRequest, yusuf: Resident, anna: Resident
) -> None:
    """She never said that she could come; so he may say that they cannot."""
    await anna.starts()
    await anna.taps(Verb.DECLINE)

    await yusuf.taps_data("cancel:1:1:")

    assert (await town.visit()).status is Status.CANCELLED
    assert _differences(anna) == 0


async def test_he_cannot_call_off_the_time_that_she_asked_for(
    town: Town, wish: MoveRequest, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.AGREE)
    await samira.taps(Verb.AGREE)

    await yusuf.taps_data("cancel:1:2:")

    assert (await town.visit()).status is Status.CONFIRMED
