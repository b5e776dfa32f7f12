"""Which programme a family is proposed, and the slips of the pen in the rules for it."""

from pathlib import Path

import pytest

from calendars.holidays import swedish_days_off
from content.read_booking_rules import read_booking_rules
from content.read_matching import BadMatching, read_matching
from content.read_programmes import read_programmes
from visits.booking_rules import Acceptance, BookingRules
from visits.matching import Child, Matching

PROGRAMMES = read_programmes()
RULES = BookingRules(
    areas=("Angered", "Frölunda"),
    acceptance_at={"BVC Angered": Acceptance.ALL, "BVC Centrum": Acceptance.ALL},
)
GOOD = """\
usual = "trygg-start"

[[rule]]
programme = "goteborg"
areas = ["Angered"]
child = ["first", "first_in_sweden"]

[[rule]]
programme = "orebro"
centres = ["BVC Centrum"]

[[rule]]
programme = "rinkeby"
child = ["first_in_sweden"]
"""
ALL = frozenset(PROGRAMMES)
FIRST, IN_SWEDEN, LATER = Child.FIRST, Child.FIRST_IN_SWEDEN, Child.LATER
CASES = [
    ("Angered", None, FIRST, ALL, "goteborg"),
    ("Angered", None, LATER, ALL, "trygg-start"),
    ("Angered", None, None, ALL, "trygg-start"),
    ("Frölunda", None, IN_SWEDEN, ALL, "rinkeby"),
    ("Frölunda", "BVC Centrum", IN_SWEDEN, ALL, "orebro"),
    (None, "BVC Angered", FIRST, ALL, "trygg-start"),
    ("Angered", "BVC Centrum", FIRST, ALL, "goteborg"),
    ("Angered", "BVC Centrum", FIRST, ALL - {"goteborg"}, "orebro"),
    ("Angered", None, FIRST, {"trygg-start"}, "trygg-start"),
    (None, None, None, {"orebro"}, None),
]
MISTAKES = [
    ('"trygg-start"', '"trygg"', 1, "programme 'trygg' is unknown", "trygg-start"),
    ('usual = "trygg-start"\n', "", 1, "'usual' is missing", "add a line usual"),
    ('"orebro"', '"örebro"', 9, "programme 'örebro' is unknown", "orebro-2019"),
    ('areas = ["Angered"]', "areas = []", 5, "'areas' is empty", "take it away"),
    ('["Angered"]', '["Hisingen"]', 5, "'Hisingen' in 'areas' is unknown", "Angered or Frölunda"),
    ('"BVC Centrum"', '"BVC"', 10, "'BVC' in 'centres' is unknown", "BVC Angered or BVC"),
    ('"first", ', '"second", ', 6, "'second' in 'child' is unknown", "first, first_in_sweden"),
    ('centres = ["BVC Centrum"]\n', "", 8, "fits every family", "areas, centres or child"),
    ("[[rule]]", "[[rules]]", 3, "'rules' is unknown", "rule or usual"),
]


@pytest.fixture
def matching(tmp_path: Path) -> Matching:
    return read(tmp_path, GOOD)


def read(folder: Path, text: str) -> Matching:
    path = folder / "matching.toml"
    path.write_text(text, encoding="utf-8")
    return read_matching(PROGRAMMES, RULES, path)


@pytest.mark.parametrize(("area", "centre", "child", "offered", "slug"), CASES)
def test_the_first_rule_that_fits_is_proposed(
    matching: Matching,
    area: str | None,
    centre: str | None,
    child: Child | None,
    offered: frozenset[str],
    slug: str | None,
) -> None:
    assert matching.proposed(offered, area=area, centre=centre, child=child) == slug


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    assert good in GOOD

    with pytest.raises(BadMatching) as caught:
        read(tmp_path, GOOD.replace(good, bad, 1))

    told = str(caught.value)
    assert told.startswith(f"{tmp_path / 'matching.toml'}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


def test_a_place_that_no_rule_names_is_to_be_named_first(tmp_path: Path) -> None:
    (tmp_path / "matching.toml").write_text(GOOD, encoding="utf-8")

    with pytest.raises(BadMatching, match=r"name it in booking_rules\.toml first"):
        read_matching(PROGRAMMES, BookingRules(), tmp_path / "matching.toml")


def test_the_rules_that_we_ship_fit_our_programmes_and_areas() -> None:
    matching = read_matching(PROGRAMMES, read_booking_rules(swedish_days_off))

    assert matching.usual == "trygg-start"
    assert [rule.programme for rule in matching.rules] == ["goteborg", "rinkeby", "vaxa-tryggt"]
