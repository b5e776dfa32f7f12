"""Whatever becomes of a picture, its words are heard, and heard once."""

from datetime import time

import pytest

from hembot.demo import cast
from messages.taps import Verb
from simulator.faults.calls import refused, too_many_requests
from simulator.faults.line import Faults
from tests.faults.faulty import REFUSED
from tests.resident import Resident
from tests.town import Town
from visits.notice import NoticeStatus

EVENING = time(17, 30)
NO_IMAGE = refused(400, "Bad Request: IMAGE_PROCESS_FAILED")


async def the_evening_before(town: Town) -> None:
    for days in (1, 5, 1):
        await town.turns_to(days=days, at=EVENING)


async def test_a_picture_that_telegram_refuses_is_said_in_words(
    town: Town, amina: Resident, faults: Faults
) -> None:
    faults.always(NO_IMAGE, of="sendPhoto")

    await the_evening_before(town)

    assert "photo" not in amina.phone.messages()[-1].body and amina.sees(Verb.OTHER_TIME)
    assert {one.status for one in await town.notices("reminder")} == {NoticeStatus.SENT}


async def test_an_answer_whose_picture_is_refused_is_said_in_words(
    town: Town, anna: Resident, faults: Faults
) -> None:
    faults.always(NO_IMAGE, of="sendPhoto")

    await anna.writes("/bild")

    assert "Nu: neutral" in anna.reads() and anna.sees(Verb.PORTRAIT)


async def test_a_list_whose_pdf_is_refused_is_one_clear_sentence(
    anna: Resident, faults: Faults
) -> None:
    faults.always(refused(400, "Bad Request: file is too big"), of="sendDocument")
    await anna.writes("/idag")

    await anna.taps(Verb.SHEET)

    assert "kunde inte bli en PDF" in anna.reads() and "som PDF" not in "".join(anna.has_read())


@pytest.mark.parametrize("name", REFUSED)
async def test_a_reminder_that_was_refused_comes_later_with_its_card_and_once(
    town: Town, amina: Resident, faults: Faults, name: str
) -> None:
    faults.next(REFUSED[name], of="sendPhoto", to=cast.AMINA.chat_id)

    await the_evening_before(town)
    for hour in (18, 19):
        await town.turns_to(at=time(hour))

    cards = [one for one in amina.phone.messages() if "photo" in one.body]
    assert len([one for one in cards if one.buttons]) == 1


async def test_a_flood_at_the_picture_beside_a_long_text_silences_us(
    town: Town, amina: Resident, faults: Faults
) -> None:
    await town.turns_to(days=1, at=EVENING)
    faults.next(too_many_requests(35), of="sendPhoto", to=cast.AMINA.chat_id)

    await town.turns_to(days=5, at=EVENING)

    long = [one for one in amina.phone.messages() if len(one.text) > 1024]
    assert len(long) == 1 and "photo" not in amina.phone.messages()[-1].body
    statuses = {one.status for one in await town.notices("theme_preview")}
    assert statuses <= {NoticeStatus.SENT, NoticeStatus.WAITING}
    assert await town.look(lambda work: work.pauses.until()) is not None
