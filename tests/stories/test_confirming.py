"""Stories: a family confirms a visit."""

from datetime import time

import pytest

from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.visit import Status

HERS = (Verb.YES, Verb.CANNOT, Verb.CANCEL, Verb.OTHER_TIME, Verb.SLOT, Verb.WRITE, Verb.THEME)
TWO_O_CLOCK = time(14)


async def test_yes_is_saved_and_answered_in_her_language(town: Town, amina: Resident) -> None:
    await amina.starts()

    await amina.taps(Verb.YES)

    assert (await town.visit()).status is Status.CONFIRMED
    assert is_arabic(amina.reads())


async def test_the_other_parent_and_both_staff_are_told(
    amina: Resident, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await amina.starts()

    await amina.taps(Verb.YES)

    assert "Amina har sagt ja" in yusuf.reads()
    assert "F-0001 har sagt ja: tisdag 1 december kl. 10:00" in anna.reads()
    assert anna.reads() == samira.reads()


async def test_a_second_tap_changes_nothing(
    town: Town, amina: Resident, yusuf: Resident, anna: Resident
) -> None:
    await amina.starts()
    yes = amina.buttons(Verb.YES)[0]
    await amina.taps(Verb.YES)
    heard = (yusuf.has_read(), anna.has_read())

    await amina.taps_data(yes)

    visit = await town.visit()
    history = await town.look(lambda work: work.visits.history(visit.id))
    assert [change.event for change in history] == ["book", "confirm"]
    assert (yusuf.has_read(), anna.has_read()) == heard


async def test_a_second_tap_is_answered_with_how_things_stand(amina: Resident) -> None:
    await amina.starts()
    yes = amina.buttons(Verb.YES)[0]
    await amina.taps(Verb.YES)

    await amina.taps_data(yes)

    assert "10:00" in amina.reads()
    assert amina.sees(Verb.OTHER_TIME) and not amina.sees(Verb.YES)


async def test_every_tap_comes_to_rest(town: Town, amina: Resident) -> None:
    await amina.starts()

    await amina.taps(Verb.YES)

    assert not town.world.queries.open_in(amina.phone.id, now=town.world.now())


async def test_a_button_of_an_older_edition_does_not_say_yes_to_the_new_time(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    old_yes = amina.buttons(Verb.YES)[0]
    await anna.writes("/book")
    await anna.taps(Verb.BOOK)
    await anna.writes("2026-12-03 13:00")

    await amina.taps_data(old_yes)

    assert (await town.visit()).status is Status.PLANNED
    assert "13:00" in amina.reads() and "10:00" not in amina.reads()


@pytest.mark.parametrize("verb", HERS)
async def test_another_family_cannot_answer_for_her(
    town: Town, grace: Resident, verb: Verb
) -> None:
    visit = await town.visit()
    await grace.starts()

    await grace.taps_data(f"{verb}:{visit.id}:{visit.edition}:29937000")

    assert (await town.visit()) == visit
    assert "10:00" not in grace.reads()


async def test_staff_cannot_answer_for_a_family(town: Town, anna: Resident) -> None:
    visit = await town.visit()
    await anna.starts()

    await anna.taps_data(f"yes:{visit.id}:{visit.edition}:")

    assert (await town.visit()) == visit
    assert "Inget är ändrat" in anna.reads()


async def test_a_stranger_cannot_answer_for_a_family(town: Town) -> None:
    visit = await town.visit()
    stranger = town.newcomer("Lea", "en")
    await stranger.starts()

    await stranger.taps_data(f"yes:{visit.id}:{visit.edition}:")

    assert (await town.visit()) == visit


async def test_a_visit_that_is_over_cannot_be_confirmed(town: Town, grace: Resident) -> None:
    await grace.starts()
    yes = grace.buttons(Verb.YES)[0]
    await town.turns_to(days=7, at=TWO_O_CLOCK)

    await grace.taps_data(yes)

    assert (await town.visit(3)).status is Status.PLANNED


async def test_what_the_visit_is_about_is_read_in_her_language(amina: Resident) -> None:
    await amina.starts()
    await amina.taps(Verb.YES)

    await amina.taps(Verb.THEME)

    assert is_arabic(amina.reads())
    assert len(amina.reads()) > 500
