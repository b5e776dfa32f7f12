"""Pictures and pages: every letter is there, no family's name gets on them, and all are drawn."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import polib  # type: ignore[import-untyped]
import pytest
from fontTools.ttLib import TTFont

from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.check_content import for_staff, spoken
from hembot.samples import FAMILY, JOINED, NURSE, VISIT, Facts, samples
from hembot.topics import our_topics
from messages.bubble_sheet import OWN_TOPIC, BubbleSheet
from messages.languages import LANGUAGES
from messages.letter import letter
from messages.note import as_paper, notes
from messages.picture import Picture
from messages.pictures.drawing import FONTS, PICTOGRAMS, CannotDraw, drawn, pages
from messages.portraits import BADGES, PLACES, child_at, portrait_of
from messages.visit_card import VisitCard
from messages.voice import Voice
from tests.pdf import words_in
from visits.day_list import Day
from visits.people import Family, Makers, Pair, Parent, Portrait, Profession, Staff
from visits.photo import checked

ROOT = Path(__file__).parents[2]
PROGRAMMES = read_programmes()
THEMES = read_themes()
VOICE = Voice(PROGRAMMES, THEMES, our_topics(), drafts=True)
LINK = "https://t.me/hembot_demo_bot?start=Zx81kPq_9-a7RrQmVbT0uw"
JPEG = (ROOT / "tests" / "photos" / "anna.jpg").read_bytes()
NO_LETTERS = frozenset("\n➡✓")
"""The end of a line, and signs that stand in the chat alone."""
PNG = b"\x89PNG"


@cache
def letters_of(style: str) -> frozenset[str]:
    fonts = [TTFont(file).getBestCmap() for file in FONTS.glob(f"*-{style}.ttf")]
    assert len(fonts) == 3
    return frozenset(chr(code) for font in fonts for code in font)


def texts() -> str:
    """All that anybody may read, in every language, with what stands around it."""
    files = [*ROOT.glob("messages/templates/*/*.j2"), *ROOT.glob("content/**/*.toml")]
    files += ROOT.glob("content/**/*.md")
    entries = [entry for po in ROOT.glob("bot/locales/**/*.po") for entry in polib.pofile(str(po))]
    said = [text for one in entries for text in (one.msgstr, *one.msgstr_plural.values())]
    names = [language.autonym for language in LANGUAGES.values()]
    return "".join([*(file.read_text(encoding="utf-8") for file in files), *said, *names])


def card(facts: Facts, code: str = "ar") -> Picture:
    picture = VOICE.say_in(code, "reminder", **facts).picture
    assert picture is not None
    return picture


def facts_of(number: int, **changes: Any) -> Facts:
    programme = PROGRAMMES[FAMILY.programme]
    planned = programme.visit(number)
    assert planned is not None
    visit = replace(VISIT, number=number, theme=planned.theme, place=planned.place)
    return (
        next(samples()) | {"visit": visit, "family": replace(FAMILY, parents=(JOINED,))} | changes
    )


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_every_letter_of_every_text_is_in_the_fonts(style: str) -> None:
    assert set(texts()) - letters_of(style) - NO_LETTERS == set()


@pytest.mark.parametrize("code", spoken())
@pytest.mark.parametrize("number", range(1, 9))
def test_every_letter_of_a_card_is_in_the_fonts(code: str, number: int) -> None:
    words = json.loads(card(facts_of(number), code).data)

    assert set(json.dumps(words, ensure_ascii=False)) - letters_of("Bold") - NO_LETTERS == set()


def test_every_picture_that_we_name_is_there() -> None:
    people = [portrait_of(job, look) for job in Profession for look in Portrait]
    ages = [child_at(visit.age) for one in PROGRAMMES.values() for visit in one.visits]
    named = {*people, *ages, *BADGES.values(), *PLACES.values(), OWN_TOPIC}

    assert named - {file.stem for file in PICTOGRAMS.glob("*.svg")} == set()


def test_every_picture_is_in_the_credits() -> None:
    credits = (PICTOGRAMS / "CREDITS.md").read_text(encoding="utf-8")

    assert [file.name for file in PICTOGRAMS.glob("*.svg") if f"`{file.stem}`" not in credits] == []


def test_the_credits_name_no_picture_that_is_gone() -> None:
    credits = (PICTOGRAMS / "CREDITS.md").read_text(encoding="utf-8")

    named = set(re.findall(r"^\| `([\w-]+)` \|", credits, re.MULTILINE))

    assert named - {file.stem for file in PICTOGRAMS.glob("*.svg")} == set()


@pytest.mark.parametrize("number", range(1, 9))
def test_a_card_is_as_wide_as_a_phone_shows_it(number: int) -> None:
    picture = drawn(card(facts_of(number)))

    width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    assert picture.startswith(PNG) and width == 1080 and 900 < height < 1500


def test_the_card_reads_from_the_right_in_arabic_with_swedish_below() -> None:
    shown = json.loads(card(facts_of(3)).data)

    assert shown["rtl"] and shown["theme"] == ["التعرّف على طفلكم", "Att lära känna sitt barn"]


def test_a_swedish_card_says_everything_once() -> None:
    shown = json.loads(card(facts_of(3), "sv").data)

    assert shown["theme"] == ["Att lära känna sitt barn", None] and shown["date"][1] is None


def test_a_visit_without_a_time_has_no_card() -> None:
    due = facts_of(3, visit=replace(VISIT, slot=None))

    assert VOICE.say_in("sv", "note", **facts_of(3)).picture is None
    assert VOICE.say_in("sv", "reminder", **due).picture is None


def test_no_name_of_a_family_gets_on_a_card() -> None:
    parent = replace(JOINED, name="Fatima-Zahra")
    family = replace(FAMILY, alias="F-9753", parents=(parent, parent), area="Angered")

    shown = card(facts_of(3, family=family)).data

    assert not any(name in shown for name in ("Fatima", "F-9753", "Angered"))


@pytest.mark.parametrize("picture", [VisitCard, BubbleSheet])
def test_a_card_has_no_room_for_a_family(picture: type) -> None:
    assert {Family, Parent, Staff, Pair} & set(types_in(picture)) == set()


def types_in(kind: Any) -> list[Any]:
    """What it is made of, to the last field."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return [kind, *(one for field in fields(kind) for one in types_in(hints[field.name]))]
    return [kind, *(one for inner in get_args(kind) for one in types_in(inner))]


@pytest.mark.parametrize("code", spoken())
@pytest.mark.parametrize("number", range(1, 9))
def test_every_theme_has_a_sheet_of_its_topics(code: str, number: int) -> None:
    picture = VOICE.say_in(code, "theme_preview", **facts_of(number)).picture
    assert picture is not None

    shown = json.loads(picture.data)["topics"]
    topics = THEMES[PROGRAMMES[FAMILY.programme].visits[number - 1].theme]["sv"].topics
    assert len(shown) == len(topics) + 1 and shown[-1]["picture"] == OWN_TOPIC


@pytest.mark.parametrize("code", spoken())
def test_a_sheet_is_drawn_in_the_letters_of_each_language(code: str) -> None:
    picture = VOICE.say_in(code, "theme_preview", **facts_of(3)).picture

    assert picture is not None and drawn(picture).startswith(PNG)


def test_a_topic_without_a_label_is_no_half_swedish_sheet() -> None:
    swedish = {name: replace(one, labels={"sv": name}) for name, one in our_topics().items()}

    told = Voice(PROGRAMMES, THEMES, swedish).say_in("ar", "theme_preview", **facts_of(3))

    assert told.language == "sv"


@pytest.mark.parametrize(
    ("makers", "people"), [(Makers.BOTH, 2), (Makers.NURSE, 1), (Makers.NEITHER, 0)]
)
def test_a_card_shows_those_who_come(makers: Makers, people: int) -> None:
    family = replace(FAMILY, pair=replace(FAMILY.pair, makers=makers))
    picture = card(facts_of(3, family=family, guests=()))

    assert len(json.loads(picture.data)["people"]) == people and drawn(picture)


def test_a_photo_stands_where_the_drawing_was_and_without_it_the_drawing() -> None:
    photo = checked(JPEG)
    nurse = replace(FAMILY.pair.nurse, photo=photo.key)
    family = replace(FAMILY, pair=replace(FAMILY.pair, nurse=nurse))

    picture = card(facts_of(3, family=family, guests=()))

    with_it, without = (picture.with_photos(one) for one in ({photo.key: JPEG}, {}))
    assert picture.photos == (photo.key,) and len(picture.data) < 1_200
    assert drawn(without) == drawn(card(facts_of(3, guests=()))) == drawn(picture)
    assert drawn(with_it) != drawn(without)


@pytest.mark.parametrize("code", for_staff())
def test_who_has_a_photo_sees_it_above_the_drawings(code: str) -> None:
    photo = checked(JPEG)
    told = VOICE.say_in(code, "portrait", to=replace(NURSE, photo=photo.key))
    assert told.picture is not None

    shown = drawn(told.picture.with_photos({photo.key: JPEG}))

    assert shown.startswith(PNG) and shown != drawn(told.picture)


def test_an_extra_visit_has_no_number_and_without_a_theme_nothing_to_talk_about() -> None:
    visit = replace(VISIT, number=99, theme="")
    picture = card(facts_of(3, visit=visit))

    shown = json.loads(picture.data)
    assert shown["count"] is None and shown["theme"] is None and drawn(picture)


def test_the_letter_can_be_read_by_a_machine_and_holds_the_link() -> None:
    page = drawn(letter(FAMILY.pair, "ar", LINK))

    assert b"pdfuaid" in page and LINK in words_in(page)


def test_the_letter_speaks_the_familys_language_first() -> None:
    sections = json.loads(letter(FAMILY.pair, "ar", LINK).data)["sections"]

    assert [one["lang"] for one in sections] == ["ar", "sv"]
    assert len(json.loads(letter(FAMILY.pair, "sv", LINK).data)["sections"]) == 1


def test_a_letter_that_nobody_has_read_is_in_swedish_alone_unless_drafts_are_used() -> None:
    drafts = json.loads(letter(FAMILY.pair, "ti", LINK, drafts=True).data)["sections"]

    assert [one["lang"] for one in drafts] == ["ti", "sv"]
    assert len(json.loads(letter(FAMILY.pair, "ti", LINK).data)["sections"]) == 1


@pytest.mark.parametrize("code", for_staff())
def test_the_list_of_a_day_is_a_page_that_names_each_family_by_its_alias(code: str) -> None:
    day = next(samples())["day"]
    assert isinstance(day, Day)
    picture = VOICE.say_in(code, "day_sheet", to=day.to, day=day).picture
    assert picture is not None
    page = drawn(picture)

    assert b"pdfuaid" in page and FAMILY.alias in words_in(page)


def test_the_note_is_a_page_that_a_machine_can_read() -> None:
    page = drawn(as_paper(notes(VOICE, FAMILY, VISIT), VISIT))

    assert b"pdfuaid" in page and "10:00" in words_in(page)


def test_paper_can_be_looked_at_page_by_page() -> None:
    assert [page[:4] for page in pages(letter(FAMILY.pair, "sv", LINK))] == [PNG]


@pytest.mark.parametrize("data", ["{}", "no JSON", '{"lang": "sv"}'])
def test_what_cannot_be_drawn_says_so(data: str) -> None:
    with pytest.raises(CannotDraw):
        drawn(Picture("card", data))


def test_the_same_data_have_the_same_key_and_others_another() -> None:
    assert card(facts_of(3)).key == card(facts_of(3)).key
    assert len({card(facts_of(n), code).key for n in (3, 4) for code in ("sv", "ar")}) == 4
