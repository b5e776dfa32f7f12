"""Stories: staff note what they know of why a family left, and change it."""

import pytest

from messages.taps import Verb
from tests.resident import Resident
from tests.stories.leaving import leaves, person_of, reasons
from tests.town import Town
from visits.people import Left
from visits.why_left import Why


async def test_staff_note_why_in_a_tap_and_a_few_words(town: Town, anna: Resident) -> None:
    await leaves(anna, Left.OTHER)
    await anna.taps(Verb.NOTE_WHY)
    await anna.taps(Verb.NOTE_WHY, nth=4)

    await anna.writes("De bor trångt <3")

    assert "Anna · Familjen vill inte ha besök hemma." in anna.reads()
    assert "De bor trångt <3" in anna.reads()
    assert [(one.why, one.words) for one in await reasons(town)] == [
        (Why.NOT_AT_HOME, "De bor trångt <3")
    ]


async def test_staff_need_not_write_anything(town: Town, anna: Resident) -> None:
    await leaves(anna, Left.LOSS)
    await anna.taps(Verb.NOTE_WHY)
    await anna.taps(Verb.NOTE_WHY, nth=7)

    await anna.taps(Verb.CARD)

    assert "Personalens svar" in anna.reads()
    assert [(one.why, one.words) for one in await reasons(town)] == [(Why.LOSS, None)]


async def test_each_of_the_staff_has_a_view_of_their_own_and_may_change_it(
    town: Town, anna: Resident, samira: Resident
) -> None:
    await leaves(anna, Left.OTHER)
    for staff, nth in ((anna, 0), (samira, 1), (anna, 2)):
        await staff.taps_data("notewhy:1:0:")
        await staff.taps(Verb.NOTE_WHY, nth=nth)

    said = {(await person_of(town, one.by)).name: one.why for one in await reasons(town)}
    assert said == {"Anna": Why.NO_NEED, "Samira": Why.TOO_MANY}


async def test_too_many_words_are_not_cut(town: Town, anna: Resident) -> None:
    await leaves(anna, Left.OTHER)
    await anna.taps(Verb.NOTE_WHY)
    await anna.taps(Verb.NOTE_WHY)

    await anna.writes("å" * 501)

    assert anna.reads().startswith("Texten är för lång. Skriv högst femhundra tecken.")
    assert [(one.why, one.words) for one in await reasons(town)] == [(Why.TIMES, None)]


@pytest.mark.parametrize("value", ["because", "yes", "", "times"])
async def test_of_a_family_that_takes_part_nothing_is_noted(
    town: Town, anna: Resident, value: str
) -> None:
    await anna.writes("/familjer")

    await anna.taps_data(f"notewhy:1:0:{value}")

    assert "Den knappen gäller inte längre" in anna.reads()
    assert not await reasons(town)


async def test_a_made_up_reason_is_not_noted(town: Town, anna: Resident) -> None:
    await leaves(anna, Left.OTHER)

    await anna.taps_data("notewhy:1:0:because")

    assert "Den knappen gäller inte längre" in anna.reads()
    assert not await reasons(town)


async def test_who_is_not_in_the_pair_notes_nothing(
    town: Town, anna: Resident, karin: Resident, yusuf: Resident
) -> None:
    await leaves(anna, Left.DECLINED)
    await karin.writes("/hjalp")

    for somebody in (karin, yusuf):
        await somebody.taps_data("notewhy:1:0:times")
        assert somebody.reads().startswith("Det där kan du inte göra här.")
    assert not await reasons(town)
