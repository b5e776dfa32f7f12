"""Stories: the world goes on while a family's wish is open."""

from dataclasses import replace

from hembot.demo import cast
from messages.taps import Verb
from storage.work import SqlWork
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town
from visits.move_request import MoveRequest, RequestStatus
from visits.people import Staff
from visits.visit import Status


async def test_a_time_that_is_gone_by_the_tap_changes_nothing(town: Town, amina: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    before = await town.visit()
    await town.books(await town.visit(3), starts_at(amina.buttons(Verb.SLOT)[0]))

    await amina.taps(Verb.SLOT)

    assert await town.visit() == before


async def test_for_a_time_that_is_gone_she_sees_fresh_ones_at_once(
    town: Town, amina: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    gone = amina.buttons(Verb.SLOT)[0]
    await town.books(await town.visit(3), starts_at(gone))

    await amina.taps(Verb.SLOT)

    assert is_arabic(amina.reads())
    assert amina.sees(Verb.SLOT) and gone not in amina.buttons(Verb.SLOT)


async def test_a_wished_time_that_is_gone_when_staff_agree_is_not_agreed(
    town: Town, wish: MoveRequest, anna: Resident
) -> None:
    assert wish.slot is not None
    await town.books(await town.visit(3), wish.slot.starts_at)

    await anna.taps(Verb.AGREE)

    assert (await town.visit()).status is Status.MOVE_ASKED
    assert "inte ledig längre" in anna.reads()


async def test_the_second_yes_comes_too_late_if_the_time_is_gone(
    town: Town, wish: MoveRequest, anna: Resident, samira: Resident
) -> None:
    assert wish.slot is not None
    await anna.taps(Verb.AGREE)
    await town.books(await town.visit(3), wish.slot.starts_at)

    await samira.taps(Verb.AGREE)

    assert (await town.visit()).edition == 1


async def test_staff_who_move_the_visit_overtake_the_wish(
    town: Town, wish: MoveRequest, anna: Resident, amina: Resident
) -> None:
    await anna.writes("/book")
    await anna.taps(Verb.BOOK)

    await anna.writes("2026-12-04 13:00")

    visit = await town.visit()
    assert (visit.status, visit.edition) == (Status.PLANNED, 2)
    assert (await town.wish()).status is RequestStatus.OVERTAKEN
    assert "13:00" in amina.reads() and amina.sees(Verb.YES)


async def test_staff_who_call_the_visit_off_overtake_the_wish(
    town: Town, wish: MoveRequest, anna: Resident
) -> None:
    await anna.writes("/book")
    await anna.taps(Verb.BOOK)

    await anna.taps(Verb.STAFF_CANCEL)

    assert (await town.visit()).status is Status.CANCELLED
    assert (await town.wish()).status is RequestStatus.OVERTAKEN


async def test_agreeing_to_an_overtaken_wish_changes_nothing(
    town: Town, wish: MoveRequest, anna: Resident, samira: Resident
) -> None:
    await anna.writes("/book")
    await anna.taps(Verb.BOOK)
    await anna.writes("2026-12-04 13:00")
    moved = await town.visit()

    await samira.taps(Verb.AGREE)

    assert await town.visit() == moved
    assert "fredag 4 december kl. 13:00" in samira.reads()


async def test_a_button_for_a_wish_that_has_changed_settles_nothing(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident
) -> None:
    await _asks_for_the_second_time_instead(amina)

    await anna.taps_data(f"agree:{wish.id}:{wish.revision}:")

    assert not (await town.wish()).agreed_by
    assert "Önskar en annan tid" in anna.reads()


async def test_a_changed_wish_must_be_agreed_to_anew(
    town: Town, wish: MoveRequest, amina: Resident, anna: Resident, samira: Resident
) -> None:
    await anna.taps(Verb.AGREE)
    await _asks_for_the_second_time_instead(amina)

    await samira.taps(Verb.AGREE)

    assert (await town.visit()).status is Status.MOVE_ASKED


async def test_a_parent_without_a_free_time_can_still_write(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await _is_always_away(town)
    await amina.starts()

    await amina.taps(Verb.OTHER_TIME)

    assert not amina.sees(Verb.SLOT) and amina.sees(Verb.WRITE)
    assert "031" in amina.reads()


async def _asks_for_the_second_time_instead(parent: Resident) -> None:
    await parent.writes("/visits")
    await parent.taps(Verb.OTHER_TIME)
    await parent.taps(Verb.SLOT, nth=1)


async def _is_always_away(town: Town) -> None:
    """Samira has no working hours."""

    def go(work: SqlWork) -> None:
        samira = work.people.by_chat(cast.SAMIRA.chat_id)
        assert isinstance(samira, Staff)
        work.people.save(replace(samira, working_hours=()))

    await town.look(go)
