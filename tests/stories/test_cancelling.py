"""Stories: a visit is called off, by a parent or by staff."""

from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.visit import Status


async def test_cannot_come_is_thought_over_first(town: Town, amina: Resident) -> None:
    before = await town.visit()
    await amina.starts()

    await amina.taps(Verb.CANNOT)

    assert await town.visit() == before
    assert all(amina.sees(verb) for verb in (Verb.OTHER_TIME, Verb.CANCEL, Verb.YES))


async def test_a_parent_calls_the_visit_off(town: Town, amina: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.CANNOT)

    await amina.taps(Verb.CANCEL)

    assert (await town.visit()).status is Status.CANCELLED
    assert is_arabic(amina.reads()) and "031" in amina.reads()


async def test_the_other_parent_and_both_staff_hear_it(
    amina: Resident, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.CANNOT)

    await amina.taps(Verb.CANCEL)

    assert "Amina har ställt in" in yusuf.reads()
    assert "F-0001 har ställt in: tisdag 1 december kl. 10:00" in anna.reads()
    assert anna.reads() == samira.reads()


async def test_thinking_twice_can_end_in_a_yes(town: Town, amina: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.CANNOT)

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED


async def test_a_second_tap_calls_off_only_once(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.CANNOT)
    cancel = amina.buttons(Verb.CANCEL)[0]
    await amina.taps(Verb.CANCEL)
    heard = anna.has_read()

    await amina.taps_data(cancel)

    assert anna.has_read() == heard
    assert is_arabic(amina.reads())


async def test_a_cancelled_visit_cannot_be_confirmed(town: Town, amina: Resident) -> None:
    await amina.starts()
    yes = amina.buttons(Verb.YES)[0]
    await amina.taps(Verb.CANNOT)
    await amina.taps(Verb.CANCEL)

    await amina.taps_data(yes)

    assert (await town.visit()).status is Status.CANCELLED


async def test_staff_call_a_visit_off(
    town: Town, anna: Resident, samira: Resident, amina: Resident, yusuf: Resident
) -> None:
    await anna.writes("/book")
    await anna.taps(Verb.BOOK)

    await anna.taps(Verb.STAFF_CANCEL)

    assert (await town.visit()).status is Status.CANCELLED
    assert is_arabic(amina.reads())
    assert "Anna har ställt in" in yusuf.reads() and "Anna har ställt in" in samira.reads()


async def test_a_cancelled_visit_frees_its_time(
    town: Town, amina: Resident, anna: Resident
) -> None:
    freed = (await town.visit()).slot
    await amina.starts()
    await amina.taps(Verb.CANNOT)
    await amina.taps(Verb.CANCEL)

    assert freed is not None
    moved = await town.books(await town.visit(3), freed.starts_at)

    assert moved.slot == freed


async def test_nothing_more_is_sent_about_a_cancelled_visit(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.CANNOT)
    await amina.taps(Verb.CANCEL)
    heard = (amina.has_read(), yusuf.has_read())

    await town.turns_to(days=7)

    assert (amina.has_read(), yusuf.has_read()) == heard


async def test_an_old_button_of_a_visit_that_is_over_does_not_announce_it(
    town: Town, yusuf: Resident
) -> None:
    await yusuf.starts()
    await yusuf.taps(Verb.YES)
    cannot = yusuf.buttons(Verb.CANNOT)[0]
    before = await town.visit()
    await town.turns_to(days=9)

    await yusuf.taps_data(cannot)

    assert await town.visit() == before
    assert yusuf.reads().startswith("Det här besöket går inte att ändra nu.")
    assert not yusuf.sees(Verb.OTHER_TIME)
