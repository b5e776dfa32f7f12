"""Stories: staff are seen on a photo of their own, and take it away again."""

import json
from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from bot.answer import Answer, Reply, written
from bot.desk import Desk
from hembot.parts import photos_in
from messages.picture import Picture
from messages.pictures.studio import Studio
from messages.taps import Verb
from simulator.images import size_of
from simulator.phone import Phone
from storage.work import SqlWork
from tests.resident import Resident
from tests.simulator.test_pictures import png
from tests.town import Town
from visits.actions.own_photo import find_photo
from visits.people import Portrait, Staff
from visits.photo import checked

EVENING = time(17, 30)
JPEG = (Path(__file__).parents[1] / "photos" / "anna.jpg").read_bytes()
BROKEN = JPEG[: JPEG.index(b"\xff\xc0") + 12] + bytes(400) + JPEG[-2:]
THUMBNAIL, BIG = png(68, 90), png(960, 1280)


async def member(town: Town, resident: Resident) -> Staff:
    found = await town.look(lambda work: work.people.by_chat(resident.phone.id))
    assert isinstance(found, Staff)
    return found


async def sends(resident: Resident, *sizes: bytes) -> None:
    resident.phone.sends_photo(sizes=sizes)
    await resident.town.settles()


async def asks_for_it(resident: Resident) -> None:
    await resident.writes("/bild")
    await resident.taps(Verb.PHOTO)


def data_of(resident: Resident) -> list[str]:
    return [data for _, data in resident.newest_buttons()]


def newest_picture(town: Town, resident: Resident) -> bytes:
    shown = [m for m in resident.phone.messages() if m.is_from_bot and "photo" in m.body][-1]
    content = town.world.files.get(shown.file_id or "")
    assert content is not None
    return content


async def test_anna_is_told_what_it_is_for_and_sees_how_it_looks(
    town: Town, anna: Resident
) -> None:
    await asks_for_it(anna)
    assert "Familjerna ser det" in anna.reads() and "/bild" in anna.reads()

    await sends(anna, THUMBNAIL, JPEG, BIG)

    assert "Nu: ditt foto" in anna.reads()
    assert (size_of(newest_picture(town, anna)) or (0, 0))[1] > 400
    # the smallest that is big enough
    assert (await member(town, anna)).photo == checked(JPEG).key


class Painter:
    """Remembers which photos were on what it drew."""

    def __init__(self) -> None:
        self.photos: list[object] = []

    def __call__(self, picture: Picture) -> bytes:
        self.photos.append(json.loads(picture.data).get("photos"))
        return png()


async def on_the_cards(town: Town) -> list[object]:
    """The photos on the cards that both parents get the evening before."""
    painter = Painter()
    town.delivery._saying._studio = Studio(painter, photos=photos_in(town.perform))
    for days in (1, 5, 1):
        await town.turns_to(days=days, at=EVENING)
    return painter.photos[-2:]


async def test_families_see_it_on_the_card(town: Town, anna: Resident) -> None:
    await asks_for_it(anna)
    await sends(anna, JPEG)

    assert await on_the_cards(town) == [{checked(JPEG).key: list(JPEG)}] * 2


async def test_a_photo_that_was_taken_away_is_on_no_card(town: Town, anna: Resident) -> None:
    await anna.writes("/bild")
    await anna.taps(Verb.PORTRAIT)
    await asks_for_it(anna)
    await sends(anna, JPEG)

    await anna.taps_data("photo:0:0:remove")

    assert "Nu: kvinna" in anna.reads() and not any("remove" in one for one in data_of(anna))
    assert await town.look(lambda work: find_photo(work, checked(JPEG).key)) is None
    assert await on_the_cards(town) == [{}, {}]


async def test_who_chooses_a_drawing_has_no_photo_any_more(town: Town, anna: Resident) -> None:
    await asks_for_it(anna)
    await sends(anna, JPEG)
    assert "Väljer du en teckning" in anna.reads()

    await anna.taps(Verb.PORTRAIT, nth=1)

    now = await member(town, anna)
    assert (now.portrait, now.photo) == (Portrait.MAN, None)
    assert await town.look(lambda work: find_photo(work, checked(JPEG).key)) is None


async def test_a_second_photo_takes_the_place_of_the_first(town: Town, anna: Resident) -> None:
    for photo in (JPEG, BIG):
        await asks_for_it(anna)
        await sends(anna, photo)

    assert (await member(town, anna)).photo == checked(BIG).key
    assert await town.look(lambda work: find_photo(work, checked(JPEG).key)) is None


async def test_who_was_not_asked_is_answered_as_before(
    town: Town, anna: Resident, yusuf: Resident, karin: Resident
) -> None:
    for resident, answer in ((anna, "förstår jag inte"), (yusuf, "Ring"), (karin, "förstår")):
        await sends(resident, JPEG)

        assert answer in resident.reads()
    assert (await member(town, anna)).photo is None


async def test_one_photo_is_asked_for_and_no_second(town: Town, anna: Resident) -> None:
    await asks_for_it(anna)
    await sends(anna, JPEG)

    await sends(anna, BIG)

    assert "förstår jag inte" in anna.reads()
    assert (await member(town, anna)).photo == checked(JPEG).key


async def test_whoever_is_at_a_desk_and_a_parent_cannot_ask_for_it(
    yusuf: Resident, karin: Resident
) -> None:
    for resident in (yusuf, karin):
        await resident.writes("/hjalp")
        for value in ("", "remove", "keep"):
            await resident.taps_data(f"photo:0:0:{value}")

            assert "Det där kan du inte" in resident.reads()
        await sends(resident, JPEG)

        assert "ditt foto" not in resident.reads()


BAD: dict[str, tuple[Callable[[Phone], object], str]] = {
    "document": (lambda phone: phone.sends_document("jag.jpg", JPEG), "Det där är inget foto"),
    "sticker": (Phone.sends_sticker, "Det där är inget foto"),
    "voice": (Phone.sends_voice, "Det där är inget foto"),
    "words": (lambda phone: phone.types("Hej"), "Det där är inget foto"),
    "gone": (Phone.sends_photo, "kom inte hela vägen"),
    "thumbnail": (lambda phone: phone.sends_photo(sizes=[THUMBNAIL]), "för litet"),
    "many pixels": (lambda phone: phone.sends_photo(sizes=[png(2_561, 400)]), "för stort"),
    "many bytes": (lambda phone: phone.sends_photo(sizes=[JPEG + bytes(1_000_000)]), "för stort"),
    "half": (lambda phone: phone.sends_photo(sizes=[JPEG[:2_500]]), "går inte att läsa"),
    "broken": (lambda phone: phone.sends_photo(sizes=[BROKEN]), "går inte att läsa"),
}


async def test_what_cannot_be_shown_is_told_in_one_sentence_and_the_choice_stands(
    town: Town, anna: Resident
) -> None:
    await asks_for_it(anna)
    await sends(anna, JPEG)
    await asks_for_it(anna)

    for does, answer in BAD.values():
        does(anna.phone)
        await town.settles()

        assert answer in anna.reads() and "som förut" in anna.reads()
        assert (await member(town, anna)).photo == checked(JPEG).key

    await sends(anna, BIG)
    assert (await member(town, anna)).photo == checked(BIG).key


async def test_who_thinks_better_of_it_is_not_waited_for(town: Town, anna: Resident) -> None:
    await asks_for_it(anna)

    await anna.taps_data("photo:0:0:keep")
    await sends(anna, JPEG)

    assert "förstår jag inte" in anna.reads() and (await member(town, anna)).photo is None


async def test_an_answer_with_a_photo_stays_small(
    anna: Resident,
) -> None:
    await asks_for_it(anna)
    stored: list[int] = []
    keep = Desk._keep

    def weighed(self: Desk, work: SqlWork, reply: Reply | None) -> Answer:
        answer = keep(self, work, reply)
        stored.append(len(written(answer) or ""))
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Desk, "_keep", weighed)
        await sends(anna, JPEG)

    assert 0 < stored[-1] < 3_000
