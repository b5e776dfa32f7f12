"""The pilot's plan as S0 gives it, and what a coordinator hears of a slip of the pen."""

from pathlib import Path

import pytest

from content.names import LANGUAGES
from content.read_programmes import PROGRAMMES, BadProgramme, read_programmes
from visits.programme import AgeUnit, Place

WEEK, MONTH, BEFORE = AgeUnit.WEEKS, AgeUnit.MONTHS, AgeUnit.GESTATIONAL_WEEKS
PLAN = [  # S0, «Besöken i pilotprojektet»
    (1, Place.MIDWIFE, BEFORE, 34, 38, "Att snart bli förälder"),
    (2, Place.HOME, WEEK, 1, 2, "Att ta emot sitt barn"),
    (3, Place.HOME, MONTH, 1, 2, "Att lära känna sitt barn"),
    (4, Place.HOME, MONTH, 4, 4, "Att vara tillsammans"),
    (5, Place.HOME, MONTH, 8, 8, "Att leda och följa"),
    (6, Place.HOME, MONTH, 10, 10, "Att skapa vardag"),
    (7, Place.HOME, MONTH, 15, 15, "Att vara en familj"),
    (8, Place.CENTRE, MONTH, 24, 24, "Att växa och utvecklas tillsammans"),
]
GOOD = """\
name = "Trygg"
source = "S0"

[[visit]]
number = 1
weeks = [1, 2]
place = "home"
theme = "02-att-ta-emot-sitt-barn"
title.sv = "Att ta emot sitt barn"
minutes = 60
professions = ["nurse"]
"""
MISTAKES = [
    ("[1, 2]", "[1, 2", 7, "not TOML", "quotation mark, comma or ="),
    ('source = "S0"\n', "", 1, "'source' is missing", "add a line source"),
    ('"S0"', '"Rinkeby"', 2, "'Rinkeby' is no source", "such as S0"),
    ('name = "Trygg"', "name = 3", 1, "'name' is not a text", "quotation marks"),
    ("[[visit]]", "[[visits]]", 4, "'visits' is unknown", "name, notice, source or visit"),
    ("minutes", "minuter", 10, "'minuter' is unknown", "minutes"),
    ("minutes = 60", 'minutes = "60"', 10, "not a whole number from 15 to 240", "15 … 240"),
    ('"home"', '"hemma"', 7, "place 'hemma' is unknown", "home, centre, family_centre or midwife"),
    ("weeks = ", "years = ", 6, "'years' is unknown", "gestational_weeks"),
    ("weeks = [1, 2]\n", "", 4, "no age", "gestational_weeks, weeks or months"),
    ("weeks = [1, 2]", "weeks = [1, 2]\nmonths = [1, 2]", 7, "more than one age", "one of"),
    ("[1, 2]", "[2, 1]", 6, "ends before it starts", "smaller number first"),
    ("[1, 2]", "[1]", 6, "is not a window", "weeks = [1, 2]"),
    ('["nurse"]', '["baker"]', 11, "profession 'baker' is unknown", "nurse, family_supporter"),
    ('["nurse"]', '"nurse"', 11, "not a list of texts", "professions = ["),
    ('["nurse"]', "[]", 11, "nobody makes the visit", "at least one"),
    ("number = 1", "number = 2", 5, "visit number 2 is out of order", "here 1"),
    ("title.sv", "title.en", 4, "Swedish title is missing", "title.sv"),
    ("title.sv", 'title.xx = "x"\ntitle.sv', 9, "language 'xx' of a title", "ar, bs"),
    ('sv = "Att ta emot sitt barn"', 'sv = ""', 9, "title in 'sv' is empty", "write it"),
    ('"02-att', '"2-att', 8, "wrong shape", "two digits"),
]


def test_the_pilot_has_the_eight_visits_of_its_source() -> None:
    visits = read_programmes()["trygg-start"].visits

    assert [
        (v.number, v.place, v.age.unit, v.age.first, v.age.last, v.titles["sv"]) for v in visits
    ] == PLAN


def test_the_pilots_titles_are_in_swedish_english_and_arabic() -> None:
    for visit in read_programmes()["trygg-start"].visits:
        assert {"sv", "en", "ar"} <= visit.titles.keys() <= LANGUAGES


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    path = tmp_path / "trygg.toml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(BadProgramme) as caught:
        read_programmes(tmp_path)

    told = str(caught.value)
    assert told.startswith(f"{path}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


def test_a_good_file_is_read_even_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "trygg.toml").write_text(GOOD, encoding="utf-8-sig")

    assert read_programmes(tmp_path)["trygg"].visits[0].minutes == 60


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "trygg.toml").write_text(GOOD.replace("Trygg", "Växa"), encoding="latin-1")

    with pytest.raises(BadProgramme, match=r"trygg\.toml: this is not text in UTF-8"):
        read_programmes(tmp_path)


def test_a_file_name_must_be_a_slug(tmp_path: Path) -> None:
    (tmp_path / "Växa tryggt.toml").write_text(GOOD, encoding="utf-8")

    with pytest.raises(BadProgramme, match="cannot be a slug"):
        read_programmes(tmp_path)


def test_an_empty_folder_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(BadProgramme, match="no programme is here"):
        read_programmes(tmp_path)


def test_a_programme_without_visits_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "trygg.toml").write_text(GOOD.split("[[")[0], encoding="utf-8")

    with pytest.raises(BadProgramme, match="there is no visit"):
        read_programmes(tmp_path)


def test_every_programme_explains_itself_to_a_coordinator() -> None:
    for path in PROGRAMMES.glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith("# ")
