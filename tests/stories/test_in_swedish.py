"""What a parent has read, in Swedish: to show a helper, and for staff who want to know."""

from datetime import time

import pytest

from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town

AFTERNOON = time(17, 31)


@pytest.fixture
async def asked(town: Town, amina: Resident, elin: Resident) -> Resident:
    """Amina has been asked, in Arabic, whether the time of her visit suits."""
    await town.turns_to(days=1, at=AFTERNOON)
    assert is_arabic(amina.reads())
    assert amina.sees(Verb.YES)
    return amina


async def test_a_question_is_shown_in_swedish_below_itself(asked: Resident) -> None:
    await asked.taps(Verb.SWEDISH)

    assert asked.reads().startswith("Passar tiden ")
    assert is_arabic(asked.has_read()[-2])


async def test_an_answer_that_took_its_place_is_what_is_shown(asked: Resident) -> None:
    await asked.taps(Verb.YES)
    await asked.taps(Verb.SWEDISH)

    assert asked.reads().startswith("Tack! ")


async def test_the_command_shows_the_last_message(asked: Resident) -> None:
    await asked.writes("/help")
    await asked.writes("/swedish")

    assert asked.reads().startswith("Ring oss gärna.")


async def test_who_has_read_nothing_yet_sees_the_next_visit(amina: Resident) -> None:
    await amina.writes("/svenska")

    assert not is_arabic(amina.reads())
    assert "Vi ses" in amina.reads() or "Ert nästa besök" in amina.reads()


async def test_a_parent_who_reads_swedish_is_offered_nothing_else(
    town: Town, yusuf: Resident
) -> None:
    await town.turns_to(days=1, at=AFTERNOON)

    assert yusuf.sees(Verb.YES)
    assert not yusuf.sees(Verb.SWEDISH)


async def test_staff_read_what_the_family_has_read(asked: Resident, anna: Resident) -> None:
    await anna.writes("/families")
    await anna.taps(Verb.CARD)
    await anna.taps(Verb.TOLD)

    assert "Det senaste till F-0001:" in anna.reads()
    assert "arabiska" in anna.reads()
    assert anna.reads().count("Passar tiden ") == 2
    await anna.taps(Verb.CARD)
    assert anna.sees(Verb.LETTER)


async def test_of_a_family_that_was_told_nothing_staff_read_that(anna: Resident) -> None:
    await anna.writes("/families")
    await anna.taps(Verb.CARD)
    await anna.taps(Verb.TOLD)

    assert "Familjen har inte fått något meddelande än." in anna.reads()


async def test_staff_of_another_family_may_not(asked: Resident, karin: Resident) -> None:
    await karin.writes("/help")
    await karin.taps_data("told:1:0:")

    assert "Passar tiden" not in "".join(karin.has_read())


async def test_staff_have_no_mirror_of_their_own(anna: Resident) -> None:
    await anna.writes("/swedish")

    assert "Det går inte" in anna.reads() or "kan du inte" in anna.reads()
