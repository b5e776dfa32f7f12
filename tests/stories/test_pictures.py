"""Stories: the reminder comes with a card, and the card never keeps a word from anybody."""

from datetime import time

import pytest

from messages.pictures.drawing import CannotDraw
from messages.pictures.studio import Studio
from messages.taps import Verb
from simulator.images import size_of
from simulator.message import Message
from tests.resident import Resident, is_arabic
from tests.town import Town
from visits.people import Portrait

EVENING = time(17, 30)


def card_of(resident: Resident) -> Message:
    return [message for message in resident.phone.messages() if "photo" in message.body][-1]


async def the_evening_before(town: Town) -> None:
    """With the question a week before and the theme two days before behind us."""
    for days in (1, 5, 1):
        await town.turns_to(days=days, at=EVENING)


async def test_the_evening_before_amina_gets_a_card_with_all_of_it_in_words(
    town: Town, amina: Resident
) -> None:
    await the_evening_before(town)

    card = card_of(amina)
    content = town.world.files.get(card.file_id or "")
    assert content is not None and (size_of(content) or (0, 0))[0] == 1080
    said = amina.reads()
    assert is_arabic(said) and card.id == amina.newest_id()
    for fact in (
        "10:00",
        "الثلاثاء",
        "1 ديسمبر",
        "Anna",
        "Samira",
        "البيت",
        "3",
        "8",
        "التعرّف على طفلكم",
    ):
        assert fact in said


async def test_each_parent_gets_a_card_of_their_own_language(
    town: Town, amina: Resident, yusuf: Resident
) -> None:
    await the_evening_before(town)

    assert "Vi ses" in yusuf.reads() and card_of(yusuf).file_id != card_of(amina).file_id


async def test_a_button_below_a_card_is_answered_with_a_new_message(
    town: Town, amina: Resident
) -> None:
    await the_evening_before(town)
    card = card_of(amina)

    await amina.taps(Verb.OTHER_TIME)

    assert amina.newest_id() > card.id and amina.sees(Verb.SLOT)
    assert card_of(amina) == card


async def test_a_card_of_long_ago_can_still_be_tapped(town: Town, amina: Resident) -> None:
    await the_evening_before(town)
    card = card_of(amina)
    await town.turns_to(days=4, at=EVENING)
    heard = len(amina.has_read())

    await amina.taps(Verb.OTHER_TIME, message_id=card.id)

    assert len(amina.has_read()) == heard + 1 and is_arabic(amina.reads())


async def test_without_a_picture_the_words_come_alone(
    town: Town, amina: Resident, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(picture: object) -> bytes:
        raise CannotDraw("card")

    town.delivery._saying._studio = Studio(broken)

    await the_evening_before(town)

    caplog.clear()
    newest = amina.phone.messages()[-1]
    assert "photo" not in newest.body and "10:00" in amina.reads()
    assert amina.sees(Verb.OTHER_TIME)


async def test_anna_chooses_how_she_is_drawn(town: Town, anna: Resident, yusuf: Resident) -> None:
    await anna.writes("/bild")
    assert "neutral" in anna.reads() and "photo" in anna.phone.messages()[-1].body

    await anna.taps(Verb.PORTRAIT)

    assert "Nu: kvinna" in anna.reads()
    people = await town.look(lambda work: [*work.people.all_staff()])
    assert {one.name: one.portrait for one in people}["Anna"] is Portrait.WOMAN


async def test_a_made_up_way_to_be_drawn_changes_nothing(town: Town, anna: Resident) -> None:
    await anna.writes("/bild")

    await anna.taps_data("portrait:0:0:king")

    people = await town.look(lambda work: [*work.people.all_staff()])
    assert {one.portrait for one in people} == {Portrait.NEUTRAL}


async def test_a_family_is_not_asked_how_staff_are_drawn(town: Town, yusuf: Resident) -> None:
    await yusuf.writes("/bild")

    assert not [message for message in yusuf.phone.messages() if "photo" in message.body]


async def test_the_sheet_of_topics_follows_the_text_about_the_theme(
    town: Town, amina: Resident
) -> None:
    await town.turns_to(days=1, at=EVENING)
    await town.turns_to(days=5, at=EVENING)

    text, sheet = amina.phone.messages()[-2:]
    assert len(text.text) > 1024 and sheet == card_of(amina)
    assert not sheet.text and not sheet.buttons
