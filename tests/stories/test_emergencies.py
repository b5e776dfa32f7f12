"""Stories: words that may mean danger are answered at once and passed on at once."""

from datetime import time

import pytest

from hembot.demo import cast
from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town

URGENT = "BRÅDSKANDE"
DANGER = {
    cast.ELIN: "Hjälp! Hon andas inte",
    cast.GRACE: "my baby is not breathing",
    cast.AMINA: "طفلي لا يتنفس",
}
AT_NIGHT = time(23, 30)


@pytest.mark.parametrize("who", DANGER, ids=lambda who: who.speaks)
async def test_danger_is_answered_with_the_numbers(town: Town, who: cast.Somebody) -> None:
    parent = town.resident(who)

    await parent.writes(DANGER[who])

    assert "112" in parent.reads() and "1177" in parent.reads()
    assert is_arabic(parent.reads()) == (who is cast.AMINA)


@pytest.mark.parametrize("who", DANGER, ids=lambda who: who.speaks)
async def test_both_staff_get_the_words_marked_urgent(
    town: Town, anna: Resident, samira: Resident, who: cast.Somebody
) -> None:
    await town.resident(who).writes(DANGER[who])

    assert anna.reads().startswith(URGENT) and DANGER[who] in anna.reads()
    assert samira.reads() == anna.reads()


async def test_at_night_it_is_answered_and_passed_on_at_once(
    town: Town, elin: Resident, anna: Resident, samira: Resident
) -> None:
    await town.turns_to(at=AT_NIGHT)

    await elin.writes("hon andas inte")

    assert "112" in elin.reads()
    assert URGENT in anna.reads() and URGENT in samira.reads()


async def test_danger_in_another_language_than_hers_is_heard(
    amina: Resident, anna: Resident
) -> None:
    await amina.writes("she is not breathing")

    assert "112" in amina.reads() and URGENT in anna.reads()


async def test_danger_in_a_caption_is_heard(town: Town, elin: Resident, anna: Resident) -> None:
    elin.phone.sends_photo("Hon andas inte")

    await town.settles()

    assert "112" in elin.reads() and URGENT in anna.reads()


async def test_danger_in_a_forwarded_message_is_heard(
    town: Town, elin: Resident, anna: Resident
) -> None:
    elin.phone.forwards("Hon andas inte")

    await town.settles()

    assert "112" in elin.reads() and URGENT in anna.reads()


async def test_danger_in_an_edited_message_is_heard(
    town: Town, elin: Resident, anna: Resident
) -> None:
    message_id = elin.phone.types("Hej")
    await town.settles()

    elin.phone.edits(message_id, "Hon andas inte")
    await town.settles()

    assert "112" in elin.reads() and URGENT in anna.reads()


async def test_danger_behind_a_slash_is_heard(elin: Resident, anna: Resident) -> None:
    await elin.writes("/help hon andas inte")

    assert "112" in elin.reads() and URGENT in anna.reads()


async def test_danger_inside_a_wish_is_not_sent_as_a_wish(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await _begins_a_wish(amina)

    await amina.writes(DANGER[cast.AMINA])

    assert (await town.visit()).status == "planned"
    assert URGENT in anna.reads()


async def test_danger_does_not_eat_the_wish_that_was_being_written(
    amina: Resident, anna: Resident
) -> None:
    await _begins_a_wish(amina)
    await amina.writes(DANGER[cast.AMINA])

    await amina.writes("الجمعة الساعة 13")
    await amina.taps(Verb.SEND_WISH)

    assert "الجمعة الساعة 13" in anna.reads() and URGENT not in anna.reads()


async def test_a_strangers_danger_is_answered_with_the_numbers(town: Town, anna: Resident) -> None:
    stranger = town.newcomer("Lea", "sv")
    await stranger.starts()

    await stranger.writes("Barnet andas inte")

    assert "112" in stranger.reads() and "1177" in stranger.reads()
    assert not anna.has_read()


async def test_a_parent_who_said_no_is_heard_all_the_same(elin: Resident, anna: Resident) -> None:
    await elin.writes("/nej")

    await elin.writes("Hon andas inte")

    assert "112" in elin.reads() and URGENT in anna.reads()


async def test_staffs_own_words_alarm_nobody(anna: Resident, samira: Resident) -> None:
    await anna.writes("Barnet andas inte")

    assert not samira.has_read()
    assert URGENT not in anna.reads()


async def test_a_repeated_call_is_passed_on_again(
    town: Town, elin: Resident, anna: Resident
) -> None:
    await elin.writes("Hon andas inte")
    await town.turns_to(at=time(9, 31))

    await elin.writes("Hon andas inte!! Kom")

    assert "!! Kom" in anna.reads()


async def _begins_a_wish(parent: Resident) -> None:
    await parent.starts()
    await parent.taps(Verb.OTHER_TIME)
    await parent.taps(Verb.WRITE)
