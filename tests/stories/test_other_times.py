"""Stories: staff offer other times, and a family writes which times suit."""

from messages.taps import Verb
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town
from visits.move_request import MoveRequest, RequestStatus
from visits.visit import Status

FRIDAY = "Fredag efter kl. 13 passar bäst"


async def test_offered_times_reach_both_parents(
    wish: MoveRequest, anna: Resident, samira: Resident, amina: Resident, yusuf: Resident
) -> None:
    await anna.taps(Verb.OFFER)

    assert is_arabic(amina.reads()) and amina.sees(Verb.SLOT)
    assert yusuf.buttons(Verb.SLOT) == amina.buttons(Verb.SLOT)
    assert "Anna har erbjudit F-0001 andra tider" in samira.reads()


async def test_an_offer_changes_no_time(town: Town, wish: MoveRequest, anna: Resident) -> None:
    before = await town.visit()

    await anna.taps(Verb.OFFER)

    assert await town.visit() == before


async def test_who_offered_a_time_has_agreed_to_it_already(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.OFFER)
    chosen = starts_at(amina.buttons(Verb.SLOT)[2])
    await amina.taps(Verb.SLOT, nth=2)

    await samira.taps(Verb.AGREE)

    visit = await town.visit()
    assert (visit.status, visit.starts_at) == (Status.CONFIRMED, chosen)


async def test_a_chosen_time_is_asked_of_the_colleague_alone(
    wish: MoveRequest, amina: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.OFFER)

    await amina.taps(Verb.SLOT)

    assert "F-0001 har valt en tid som du kan" in anna.reads()
    assert "Vi väntar på" in anna.reads() and "Samira" in anna.reads()
    assert not anna.sees(Verb.AGREE)
    assert samira.sees(Verb.AGREE)


async def test_who_takes_an_offered_time_reads_who_is_asked(
    wish: MoveRequest, yusuf: Resident, anna: Resident
) -> None:
    await anna.taps(Verb.OFFER)

    await yusuf.taps(Verb.SLOT)

    assert "Nu frågar vi" in yusuf.reads() and "Samira" in yusuf.reads()


async def test_a_colleague_who_agrees_to_the_offer_settles_it_beforehand(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.OFFER)
    chosen = starts_at(amina.buttons(Verb.SLOT)[1])

    await samira.taps(Verb.AGREE)
    assert "Du har godkänt kollegans förslag" in samira.reads()
    await amina.taps(Verb.SLOT, nth=1)

    visit = await town.visit()
    assert (visit.status, visit.starts_at) == (Status.CONFIRMED, chosen)


async def test_who_looks_again_sees_the_offered_times(
    wish: MoveRequest, amina: Resident, anna: Resident
) -> None:
    await anna.taps(Verb.OFFER)
    offered = amina.buttons(Verb.SLOT)

    await amina.writes("/start")

    assert amina.buttons(Verb.SLOT) == offered


async def test_the_other_parent_may_choose_one_of_the_offered_times(
    town: Town, wish: MoveRequest, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.OFFER)
    chosen = starts_at(yusuf.buttons(Verb.SLOT)[1])
    await yusuf.taps(Verb.SLOT, nth=1)

    await samira.taps(Verb.AGREE)

    assert (await town.visit()).starts_at == chosen


async def test_an_offer_can_be_left_and_the_old_time_kept(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident
) -> None:
    await anna.taps(Verb.OFFER)

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert (await town.wish()).status is RequestStatus.WITHDRAWN


async def test_an_offered_time_that_is_gone_gives_fresh_times(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident
) -> None:
    await anna.taps(Verb.OFFER)
    gone = amina.buttons(Verb.SLOT)[0]
    await town.books(await town.visit(3), starts_at(gone))

    await amina.taps(Verb.SLOT)

    assert (await town.wish()).slot is None
    assert gone not in amina.buttons(Verb.SLOT)


async def test_a_wish_in_words_reaches_both_staff_as_written(
    town: Town, amina: Resident, anna: Resident, samira: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.WRITE)

    await amina.writes(FRIDAY)
    await amina.taps(Verb.SEND_WISH)

    assert FRIDAY in anna.reads()
    assert anna.reads() == samira.reads()
    assert (await town.visit()).status is Status.MOVE_ASKED


async def test_words_cannot_be_agreed_to_but_answered_with_times(
    amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.WRITE)
    await amina.writes(FRIDAY)
    await amina.taps(Verb.SEND_WISH)
    assert not anna.sees(Verb.AGREE)

    await anna.taps(Verb.OFFER)

    assert amina.sees(Verb.SLOT)


async def test_a_wish_that_is_too_long_is_not_sent(town: Town, amina: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.WRITE)

    await amina.writes("fredag " * 150)

    assert (await town.visit()).status is Status.PLANNED
    assert "031" in amina.reads()


async def test_after_a_wish_that_was_too_long_a_shorter_one_is_sent(
    amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.WRITE)
    await amina.writes("fredag " * 150)

    await amina.writes(FRIDAY)
    await amina.taps(Verb.SEND_WISH)

    assert FRIDAY in anna.reads()
