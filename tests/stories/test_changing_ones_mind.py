"""Stories: a parent changes language, or does not want to be written to any more."""

from datetime import time

import pytest

from messages.taps import Verb
from tests.resident import Resident, is_arabic
from tests.town import Town

EVENING = time(17, 30)


@pytest.mark.parametrize("command", ["/language", "/sprak", "/SPRAK", "/language@hembot_demo_bot"])
async def test_the_language_can_be_changed_at_any_time(amina: Resident, command: str) -> None:
    await amina.starts()

    await amina.writes(command)

    assert amina.sees(Verb.LANGUAGE)


async def test_the_visit_is_shown_in_the_new_language_at_once(amina: Resident) -> None:
    await amina.starts()
    await amina.writes("/language")

    await amina.chooses_language("en")

    assert "Tuesday 1 December at 10:00" in amina.reads()


async def test_what_was_planned_before_comes_in_the_new_language(
    town: Town, amina: Resident
) -> None:
    await amina.starts()
    assert await town.notices("please_confirm")
    await amina.writes("/language")
    await amina.chooses_language("en")

    await town.turns_to(days=1, at=EVENING)

    assert "Tuesday 1 December at 10:00" in amina.reads() and amina.sees(Verb.YES)


async def test_one_parents_choice_leaves_the_others_language_alone(
    amina: Resident, yusuf: Resident
) -> None:
    await amina.writes("/language")
    await amina.chooses_language("en")

    await yusuf.starts()

    assert "tisdag 1 december" in yusuf.reads()


async def test_a_language_that_we_do_not_speak_cannot_be_chosen(
    town: Town, amina: Resident
) -> None:
    await amina.starts()

    await amina.taps_data("language:0:0:xx")

    person = await town.look(lambda work: work.people.by_chat(amina.phone.id))
    assert person is not None and person.language == "ar"


async def test_staff_change_language_too(anna: Resident) -> None:
    await anna.writes("/sprak")

    await anna.chooses_language("en")

    assert "/today" in anna.reads()


async def test_no_stops_everything(town: Town, yusuf: Resident) -> None:
    await yusuf.starts()
    await yusuf.writes("/nej")
    heard = yusuf.has_read()

    await town.turns_to(days=1, at=EVENING)

    assert yusuf.has_read() == heard


async def test_no_from_one_parent_leaves_the_other_informed(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await amina.starts()
    await yusuf.writes("/nej")

    await town.turns_to(days=1, at=EVENING)

    assert is_arabic(amina.reads()) and amina.sees(Verb.YES)


async def test_after_a_no_the_way_back_is_open(town: Town, yusuf: Resident) -> None:
    await yusuf.writes("/nej")
    await yusuf.taps(Verb.CONSENT)

    await town.turns_to(days=1, at=EVENING)

    assert "Passar tiden tisdag 1 december" in yusuf.reads()
