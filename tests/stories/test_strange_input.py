"""Stories: stickers, voices, old buttons and nonsense: a kind answer, and nothing changes."""

from collections.abc import Callable
from typing import Any

import pytest

from messages.taps import Verb
from simulator.phone import Phone
from tests.resident import Resident, is_arabic
from tests.town import Town

SENDS: dict[str, Callable[[Phone], Any]] = {
    "sticker": Phone.sends_sticker,
    "voice": Phone.sends_voice,
    "photo": Phone.sends_photo,
    "photo with words": lambda phone: phone.sends_photo("Vår bebis"),
    "forwarded": lambda phone: phone.forwards("Kom på fredag"),
    "unknown command": lambda phone: phone.types("/weather"),
    "only a slash": lambda phone: phone.types("/"),
}


@pytest.mark.parametrize("what", SENDS)
async def test_what_we_do_not_understand_is_answered_with_whom_to_ring(
    town: Town, amina: Resident, what: str
) -> None:
    SENDS[what](amina.phone)

    await town.settles()

    assert is_arabic(amina.reads()) and "031-390 06 01" in amina.reads()


@pytest.mark.parametrize("what", ["sticker", "forwarded", "unknown command"])
async def test_a_stranger_is_answered_whatever_they_send(town: Town, what: str) -> None:
    stranger = town.newcomer("Lea", "sv")
    await stranger.starts()
    SENDS[what](stranger.phone)

    await town.settles()

    assert len(stranger.has_read()) == 2 and "1177" in stranger.reads()


async def test_a_sticker_does_not_eat_a_wish_that_is_being_written(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.WRITE)
    amina.phone.sends_sticker()
    await town.settles()

    await amina.writes("الجمعة")
    await amina.taps(Verb.SEND_WISH)

    assert "الجمعة" in anna.reads()


async def test_an_edited_message_does_not_send_anything_again(
    town: Town, amina: Resident, anna: Resident
) -> None:
    await amina.starts()
    await amina.taps(Verb.OTHER_TIME)
    await amina.taps(Verb.WRITE)
    message_id = amina.phone.types("Fredag")
    await town.settles()
    heard = (amina.has_read(), anna.has_read())

    amina.phone.edits(message_id, "Torsdag")
    await town.settles()

    assert (amina.has_read(), anna.has_read()) == heard


@pytest.mark.parametrize(
    "data",
    [
        "x",
        "yes",
        "drop:1:1:",
        "yes:1",
        "yes:999:1:",
        "yes:1:99:",
        "yes:999999999999999:999999999:",
        "other:999:1:",
        "slot:1:1:",
        "slot:1:1:soon",
        "slot:1:1:0",
        "cancel:0:0:",
        "send:1:1:",
        "consent:0:0:x",
        "theme:999:1:",
        "agree:999:1:",
        "book:1:1:",
        "form:0:0:register=yes",
        "ja:١:١:",
    ],
)
async def test_a_button_that_we_never_made_changes_nothing(
    town: Town, amina: Resident, data: str
) -> None:
    before = await town.visit()
    await amina.starts()

    await amina.taps_data(data)

    assert await town.visit() == before
    assert not town.world.queries.open_in(amina.phone.id, now=town.world.now())


async def test_a_message_older_than_two_days_can_still_be_tapped(
    town: Town, amina: Resident
) -> None:
    await amina.starts()
    message_id = amina.newest_id()
    await town.turns_to(days=3)

    await amina.taps(Verb.YES, message_id=message_id)

    assert (await town.visit()).status == "confirmed"
