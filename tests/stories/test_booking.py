"""Stories: staff give a visit a time, or move one."""

from datetime import time

from messages.taps import Verb
from tests.resident import Resident, is_arabic, starts_at
from tests.town import Town
from visits.visit import Status


async def test_the_list_shows_the_next_visit_of_each_family(anna: Resident) -> None:
    await anna.writes("/book")

    labels = " ".join(label for label, _ in anna.newest_buttons())
    assert all(alias in labels for alias in ("F-0001", "F-0002", "F-0003"))


async def test_a_visit_without_a_time_is_planned_by_a_tap(town: Town, anna: Resident) -> None:
    await town.registers("en")
    await anna.writes("/boka")
    await anna.taps(Verb.BOOK, nth=3)
    chosen = starts_at(anna.buttons(Verb.BOOK_AT)[0])

    await anna.taps(Verb.BOOK_AT)

    visit = await town.visit(4)
    assert (visit.status, visit.starts_at) == (Status.PLANNED, chosen)


async def test_the_colleague_hears_of_it(town: Town, anna: Resident, samira: Resident) -> None:
    await town.registers("en")
    await anna.writes("/book")
    await anna.taps(Verb.BOOK, nth=3)

    await anna.taps(Verb.BOOK_AT)

    assert "Anna har bokat F-0004" in samira.reads()


async def test_a_typed_time_moves_the_visit(town: Town, anna: Resident) -> None:
    await _opens_aminas_visit(anna)

    await anna.writes("2026-12-03 13:00")

    visit = await town.visit()
    assert (visit.status, visit.edition) == (Status.PLANNED, 2)
    assert "torsdag 3 december kl. 13:00" in anna.reads()


async def test_a_moved_visit_is_asked_about_at_once_in_each_parents_language(
    anna: Resident, amina: Resident, yusuf: Resident
) -> None:
    await _opens_aminas_visit(anna)

    await anna.writes("2026-12-03 13:00")

    assert is_arabic(amina.reads()) and amina.sees(Verb.YES)
    assert "torsdag 3 december kl. 13:00" in yusuf.reads() and yusuf.sees(Verb.YES)


async def test_a_visit_that_was_confirmed_must_be_confirmed_anew_when_it_is_moved(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.YES)
    await _opens_aminas_visit(anna)

    await anna.writes("2026-12-03 13:00")

    assert (await town.visit()).status is Status.PLANNED


async def test_a_family_whose_visit_is_moved_into_this_week_is_asked_once(
    anna: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    await _opens_aminas_visit(anna)

    await anna.writes("2026-11-27 09:00")

    asked = [text for text in yusuf.has_read() if "27 november" in text]
    assert len(asked) == 1


async def test_a_family_that_was_asked_about_a_move_today_is_not_asked_again_tonight(
    town: Town, anna: Resident, yusuf: Resident
) -> None:
    await yusuf.starts()
    await _opens_aminas_visit(anna)
    await anna.writes("2026-11-30 09:00")

    await town.turns_to(at=time(17, 30))

    asked = [text for text in yusuf.has_read() if "30 november" in text]
    assert len(asked) == 1


async def test_a_taken_time_is_refused_with_free_ones(town: Town, anna: Resident) -> None:
    before = await town.visit()
    await _opens_aminas_visit(anna)

    await anna.writes("2026-11-30 13:30")

    assert await town.visit() == before
    assert "upptagen" in anna.reads() and anna.sees(Verb.BOOK_AT)


async def test_after_a_taken_time_another_may_be_typed(town: Town, anna: Resident) -> None:
    await _opens_aminas_visit(anna)
    await anna.writes("2026-11-30 13:30")

    await anna.writes("2026-11-30 14:00")

    assert (await town.visit()).edition == 2


async def test_a_time_that_has_passed_is_refused(town: Town, anna: Resident) -> None:
    before = await town.visit()
    await _opens_aminas_visit(anna)

    await anna.writes("2026-11-20 10:00")

    assert await town.visit() == before
    assert "2026-12-04 13:00" in anna.reads()


async def test_a_time_that_cannot_be_read_is_asked_for_again(town: Town, anna: Resident) -> None:
    before = await town.visit()
    await _opens_aminas_visit(anna)

    await anna.writes("på fredag 25:00")

    assert await town.visit() == before
    assert "2026-12-04 13:00" in anna.reads()


async def test_an_old_booking_button_books_nothing(town: Town, anna: Resident) -> None:
    await _opens_aminas_visit(anna)
    old = anna.buttons(Verb.BOOK_AT)[0]
    await anna.writes("2026-12-03 13:00")
    moved = await town.visit()

    await anna.taps_data(old)

    assert await town.visit() == moved
    assert "torsdag 3 december kl. 13:00" in anna.reads()


async def test_a_parent_cannot_book(town: Town, amina: Resident) -> None:
    before = await town.visit()
    await amina.starts()

    await amina.taps_data("bookat:1:1:29937000")

    assert await town.visit() == before


async def test_a_coordinator_does_not_book(karin: Resident) -> None:
    await karin.writes("/book")

    assert not karin.newest_buttons()


async def _opens_aminas_visit(staff: Resident) -> None:
    await staff.writes("/book")
    await staff.taps(Verb.BOOK)
