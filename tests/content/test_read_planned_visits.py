"""What a programme's file can say besides age, place and theme, and the slips of the pen in it."""

from pathlib import Path

import pytest

from content.read_programmes import BadProgramme, read_programmes
from visits.people import Makers, Profession
from visits.planned import Assumption, Detail, Extent, Handout
from visits.programme import Programme

LENDER = """\
name = "Lånar ut"
source = "S0"

[[visit]]
number = 1
months = [4, 4]
place = "home"
theme = "04-att-vara-tillsammans"
title.sv = "Att vara tillsammans"
minutes = 60
professions = ["nurse"]
"""
GOOD = """\
name = "Lånar"
source = "S4"

[[visit]]
number = 1
months = [4, 4]
place = "home"
theme = "04-att-vara-tillsammans"
title.sv = "Att vara tillsammans"
minutes = 60
professions = ["nurse", "doctor"]
kind = "ordinary"
handouts = ["book"]
assumed = true
borrowed.age = "lender 1"
borrowed.theme = "lender 1"

[[visit]]
number = 2
months = [6, 6]
place = "centre"
minutes = 45
professions = ["psychologist"]
only_when = "familjen vill"
repeats = true
assumed = true
borrowed.age = "S4: så läser vi källan"
"""
MISTAKES = [
    ("[4, 4]", "[5, 5]", 6, "lender 1 has another age", "take borrowed.age away"),
    ('"04-att', '"05-att', 8, "lender 1 has another theme", "take borrowed.theme away"),
    ('= "Att vara', '= "Vara', 9, "lender 1 has other titles", "the same ones"),
    ('title.sv = "Att vara tillsammans"\n', "", 4, "the Swedish title is missing", "title.sv"),
    ('= "lender 1"', '= "lender 9"', 15, "no visit 'lender 9' to borrow", "one of its visits"),
    ('= "lender 1"', '= "nobody 1"', 15, "no visit 'nobody 1' to borrow", "of this folder"),
    ('= "lender 1"', '= "lender"', 15, "'lender' lends nothing", "a source with its reason"),
    ('= "lender 1"', "= 1", 15, "1 lends nothing", "trygg-start 3"),
    ("borrowed.age", "borrowed.name", 15, "'name' cannot be borrowed", "age, place, theme"),
    ("assumed = true\n", "", 14, "the visit borrows something", "assumed = true"),
    ("assumed = true", "assumed = false", 14, "can only be true", "take it away"),
    (
        '= true\nborrowed.age = "S4: s',
        '= true\ntitle.sv = "S4: s',
        26,
        "what is assumed",
        "borrowed",
    ),
    ('"ordinary"', '"usual"', 12, "kind 'usual' is unknown", "ordinary or extra"),
    ('["book"]', '["cake"]', 13, "handout 'cake' is unknown", "book, toothbrush or toothpaste"),
    ('["book"]', '["book", "book"]', 13, "names something twice", "each of them once"),
    ('"nurse", "doctor"', '"nurse", "nurse"', 11, "names something twice", "each of them once"),
    ('"doctor"', '"interpreter"', 11, "no programme sends a interpreter", "speech_therapist"),
    ('"doctor"', '"manager"', 11, "no programme sends a manager", "nurse, family_supporter"),
    ('only_when = "familjen vill"\n', "", 24, "nobody knows when it is made", "only_when"),
    ('= "familjen vill"', '= ""', 24, "'only_when' is not a text", "quotation marks"),
    ("repeats = true", "repeats = 3", 25, "'repeats' can only be true", "take the line away"),
    ("months = [6, 6]", "months = [6, 90]", 20, "90 is too much for months", "at most 83"),
    ("minutes = 45", "minutes = 5", 22, "'minutes' is not a whole number from 15", "15 … 240"),
    ('"Lånar"', '"' + 41 * "x" + '"', 1, "too long for a button", "at most 40 letters"),
    ("repeats = true", 'questionnaire = "in the chat"', 25, "sent in a chat", "on paper or with"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lender.toml").write_text(LENDER, encoding="utf-8")
    return tmp_path


def read(folder: Path, text: str) -> Programme:
    (folder / "borrower.toml").write_text(text, encoding="utf-8")
    return read_programmes(folder)["borrower"]


def test_a_visit_may_say_more(folder: Path) -> None:
    first, second = read(folder, GOOD).visits

    assert (first.extent, first.handouts) == (Extent.ORDINARY, (Handout.BOOK,))
    assert first.professions == (Profession.NURSE, Profession.DOCTOR)
    assert (second.theme, second.titles, second.only_when) == ("", {}, "familjen vill")
    assert second.repeats


def test_what_is_assumed_is_known_with_what_it_was_borrowed_from(folder: Path) -> None:
    assert read(folder, GOOD).assumptions == (
        Assumption(1, Detail.AGE, "lender 1"),
        Assumption(1, Detail.THEME, "lender 1"),
        Assumption(2, Detail.AGE, "S4: så läser vi källan"),
    )


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    folder: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    assert good in GOOD

    with pytest.raises(BadProgramme) as caught:
        read(folder, GOOD.replace(good, bad, 1))

    told = str(caught.value)
    assert told.startswith(f"{folder / 'borrower.toml'}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


ONE_MORE = """
[[visit]]
number = 3
months = [{months}, {months}]
place = "home"
minutes = 60
professions = ["nurse"]
{more}
"""


@pytest.mark.parametrize(
    ("month", "without", "more", "wrong"),
    [
        (8, "repeats = true\n", "", "stands after one that only some get"),
        (8, "", 'only_when = "x"', "stands after one that repeats"),
        (3, 'only_when = "familjen vill"\nrepeats = true\n', "", "is made before visit 2"),
    ],
)
def test_visits_stand_in_their_order(
    folder: Path, month: int, without: str, more: str, wrong: str
) -> None:
    text = GOOD.replace(without, "") + ONE_MORE.format(months=month, more=more)

    with pytest.raises(BadProgramme, match=wrong):
        read(folder, text)


def test_a_slug_fits_on_a_button(folder: Path) -> None:
    (folder / ("x" * 41 + ".toml")).write_text(LENDER, encoding="utf-8")

    with pytest.raises(BadProgramme, match="at most 40 letters"):
        read_programmes(folder)


def test_what_is_made_as_often_as_needed_has_the_next_number_each_time(folder: Path) -> None:
    programme = read(folder, GOOD)

    assert programme.visit(7) == programme.visit(2) == programme.visits[1]
    assert programme.visit(0) is None


def test_only_visits_of_every_family_are_counted(folder: Path) -> None:
    assert [visit.number for visit in read(folder, GOOD).series] == [1]


@pytest.mark.parametrize(
    ("professions", "makers"),
    [
        ('["nurse", "family_supporter"]', Makers.BOTH),
        ('["family_supporter", "midwife"]', Makers.FAMILY_SUPPORTER),
        ('["nurse", "midwife"]', Makers.NURSE),
        ('["psychologist"]', Makers.NEITHER),
    ],
)
def test_a_visits_professions_say_who_of_the_pair_makes_it(
    folder: Path, professions: str, makers: Makers
) -> None:
    programme = read(folder, GOOD.replace('["nurse", "doctor"]', professions))

    assert programme.visits[0].makers is makers
