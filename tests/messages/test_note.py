"""The note on paper: each of the family's languages, each in its own direction, on one page."""

import json
from dataclasses import replace

from content.read_programmes import read_programmes
from content.read_themes import read_themes
from messages.note import as_message, as_paper, notes
from messages.picture import Picture
from messages.voice import Voice
from messages.wording import unmarked
from tests.visits.plain import AMINA, FAMILY, MARIA, YUSUF, visit
from visits.people import Family

VOICE = Voice(read_programmes(), read_themes())
UNJOINED = replace(
    FAMILY,
    parents=tuple(replace(one, chat_id=None, consent=None, name=None) for one in (AMINA, YUSUF)),
)
SWEDISH = """\
Ert nästa besök: tisdag 1 december kl. 10:00

Anna (sjuksköterska) och Samira (föräldrastödjare) kommer hem till er.

Besök 3 av 8: Att lära känna sitt barn

Passar inte tiden? Ring oss.
Ring Anna: 031-390 06 01
Ring Samira: 031-390 06 02"""


def page(family: Family = UNJOINED) -> Picture:
    return as_paper(notes(VOICE, family, visit()), visit())


def test_a_family_that_nobody_joined_from_has_the_languages_of_its_parents() -> None:
    assert [note.language for note in notes(VOICE, UNJOINED, visit())] == ["ar", "sv"]


def test_the_note_says_when_who_where_what_and_whom_to_ring() -> None:
    _, swedish = notes(VOICE, UNJOINED, visit())

    assert unmarked(swedish.text) == SWEDISH


def test_the_note_says_who_else_comes() -> None:
    _, swedish = notes(VOICE, UNJOINED, visit(), (MARIA,))

    assert "Också med: Maria (barnmorska)" in unmarked(swedish.text)


def test_the_arabic_note_says_the_same_in_arabic() -> None:
    arabic, _ = notes(VOICE, UNJOINED, visit())

    told = unmarked(arabic.text)
    assert "زيارتكم القادمة" in told or "الزيارة" in told
    assert "10:00" in told and "031-390 06 01" in told and "Ring" not in told


def test_two_parents_of_one_language_get_it_once() -> None:
    swedes = replace(UNJOINED, parents=(YUSUF, replace(YUSUF, id=9)))

    assert len(notes(VOICE, swedes, visit())) == 1


def test_each_language_has_a_part_of_the_page_in_its_own_direction() -> None:
    sections = json.loads(page().data)["sections"]

    assert [(one["lang"], one["rtl"]) for one in sections] == [("ar", True), ("sv", False)]


def test_the_page_shows_the_day_and_the_clock() -> None:
    shown = json.loads(page().data)

    assert [shown[name] for name in ("day", "month", "hour", "minute")] == [1, 12, 10, 0]


def test_names_stand_on_the_page_as_they_are() -> None:
    anna = replace(FAMILY.pair.nurse, name="<b>&")
    family = replace(UNJOINED, pair=replace(FAMILY.pair, nurse=anna))

    words = json.loads(page(family).data)["sections"][1]["paragraphs"]
    assert unmarked(words[0]).startswith("<b>& (sjuksköterska)")


def test_all_languages_are_in_the_one_message_that_staff_copy() -> None:
    said = notes(VOICE, UNJOINED, visit())

    assert all(note.text in as_message(said).text for note in said)
