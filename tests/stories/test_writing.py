"""Stories: people write whatever they like, and are answered kindly with whom to ring."""

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.visit import Status

WORDS = "Kan vi ses på fredag i stället?"


async def test_free_words_are_offered_to_be_sent(town: Town, yusuf: Resident) -> None:
    await yusuf.writes(WORDS)

    assert WORDS in yusuf.reads() and yusuf.sees(Verb.SEND_WISH)
    assert "031" in yusuf.reads()


async def test_free_words_are_not_sent_by_themselves(
    town: Town, yusuf: Resident, anna: Resident
) -> None:
    await yusuf.writes(WORDS)

    assert (await town.visit()).status is Status.PLANNED
    assert not anna.has_read()


async def test_a_tap_sends_the_words_as_a_wish(
    town: Town, yusuf: Resident, anna: Resident, samira: Resident
) -> None:
    await yusuf.writes(WORDS)

    await yusuf.taps(Verb.SEND_WISH)

    assert (await town.visit()).status is Status.MOVE_ASKED
    assert WORDS in anna.reads() and WORDS in samira.reads()


async def test_a_second_tap_does_not_send_the_words_again(yusuf: Resident, anna: Resident) -> None:
    await yusuf.writes(WORDS)
    send = yusuf.buttons(Verb.SEND_WISH)[0]
    await yusuf.taps(Verb.SEND_WISH)
    heard = anna.has_read()

    await yusuf.taps_data(send)

    assert anna.has_read() == heard


async def test_words_that_were_left_cannot_be_sent_later(
    town: Town, yusuf: Resident, anna: Resident
) -> None:
    await yusuf.writes(WORDS)
    send = yusuf.buttons(Verb.SEND_WISH)[0]
    await yusuf.taps(Verb.VISITS)

    await yusuf.taps_data(send)

    assert (await town.visit()).status is Status.PLANNED
    assert not anna.has_read()


async def test_only_the_newest_words_are_sent(yusuf: Resident, anna: Resident) -> None:
    await yusuf.writes("Torsdag?")
    await yusuf.writes(WORDS)

    await yusuf.taps(Verb.SEND_WISH)

    assert WORDS in anna.reads() and "Torsdag?" not in anna.reads()


async def test_marks_in_words_are_shown_as_written(yusuf: Resident, anna: Resident) -> None:
    await yusuf.writes("<b>fredag</b> & {{ to_name }} %s")

    await yusuf.taps(Verb.SEND_WISH)

    assert "<b>fredag</b> & {{ to_name }} %s" in anna.reads()


async def test_four_thousand_characters_are_too_many(town: Town, yusuf: Resident) -> None:
    await yusuf.writes("ö" * 4000)

    assert not yusuf.sees(Verb.SEND_WISH)
    assert "031" in yusuf.reads()


async def test_a_family_without_a_visit_is_told_whom_to_ring(town: Town, grace: Resident) -> None:
    await town.turns_to(days=8)

    await grace.writes("When is our next visit?")

    assert "031" in grace.reads()


async def test_help_says_whom_to_ring(amina: Resident) -> None:
    await amina.writes("/help")

    assert is_arabic(amina.reads())
    assert all(number in amina.reads() for number in ("031-390 06 01", "1177", "112"))


async def test_a_stranger_is_answered_in_telegrams_language(town: Town) -> None:
    stranger = town.newcomer("Lea", "ar-SY")
    await stranger.starts()

    await stranger.writes("hello")

    assert is_arabic(stranger.reads()) and "1177" in stranger.reads()


async def test_a_language_that_we_do_not_speak_is_answered_in_english(town: Town) -> None:
    stranger = town.newcomer("Linh", "vi")

    await stranger.starts()

    assert "invitation" in stranger.reads()


@pytest.mark.parametrize("who", [cast.ANNA, cast.SAMIRA, cast.KARIN])
async def test_staffs_words_change_nothing(town: Town, who: cast.Somebody) -> None:
    staff = town.resident(who)

    await staff.writes("Ring mig!")

    assert "/familj" in staff.reads()
