"""The rules for when visits may be offered, and what a coordinator hears of a slip of the pen."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from calendars.holidays import swedish_days_off
from content.names import HALF_DAYS_AND_EVES
from content.read_booking_rules import GRIDS, RULES, BadBookingRules, read_booking_rules
from visits.booking_rules import USUAL_RULES, Acceptance, BookingRules

GOOD = """\
# regler
grid_minutes = 20
notice_hours = 48
horizon_days = 14
minutes_before = 5
minutes_after = 10
earliest_visit = "8:30"
also_days_off = ["Klämdag"]

[acceptance]
default = "any"

[centres]
"BVC Angered" = "lead"
Centrum = "all"

[travel]
areas = ["Angered", "Västra Hisingen", "St. Jörgen"]
default_minutes = 25
within_an_area_minutes = 12

[minutes_between]
"Angered, Västra Hisingen" = 40
"Angered, Angered" = 20
"""
MANY_AREAS = ", ".join(f'"Area {n}"' for n in range(51))
MANY_CENTRES = "".join(f'"BVC {n}" = "all"\n' for n in range(50)) + "Centrum ="
MISTAKES = [
    ("notice_hours = 48", "notice_hours = ", 3, "not TOML", "quotation mark, comma or ="),
    ("grid_minutes = 20\n", "", 1, "'grid_minutes' is missing", "add a line grid_minutes"),
    ("grid_minutes = 20", "grid_minutes = 25", 2, "every 25 minutes", "5, 10, 15, 20, 30 or 60"),
    ("grid_minutes", "grid", 2, "'grid' is unknown", "grid_minutes"),
    ("= 48", '= "48"', 3, "not a whole number from 0 to 336", "without quotation marks"),
    ("= 48", "= 337", 3, "not a whole number from 0 to 336", "write one of 0 … 336"),
    ("= 14", "= 6", 4, "'horizon_days' is not a whole number from 7 to 180", "7 … 180"),
    ("before = 5", "before = true", 5, "'minutes_before' is not a whole number", "0 … 120"),
    ("after = 10", "after = 1.5", 6, "'minutes_after' is not a whole number", "0 … 120"),
    ('"8:30"', '"halv nio"', 7, "'halv nio' is no time of day", 'earliest_visit = "09:00"'),
    ('"8:30"', '"24:00"', 7, "'24:00' is no time of day", "09:00"),
    ('"8:30"', "08:30:00", 7, "'earliest_visit' is not a text", "in quotation marks"),
    ('["Klämdag"]', '["Klamdag"]', 8, "the day 'Klamdag' is unknown", "Klämdag, Pingstafton or"),
    ('["Klämdag"]', '"Klämdag"', 8, "not a list of texts", '["…", "…"]'),
    ("[acceptance]", "[acceptances]", 10, "'acceptances' is unknown", "acceptance, also_days"),
    ('[acceptance]\ndefault = "any"\n', "", 1, "table 'acceptance' is missing", "[acceptance]"),
    ('default = "any"', 'standard = "any"', 11, "'standard' is unknown", "use default"),
    ('"any"', '"both"', 11, "whose yes 'both' asks for", "write all, any or lead"),
    ('"lead"', '"nurse"', 14, "whose yes 'nurse' asks for", "write all, any or lead"),
    ("BVC Angered", "BVC: Angered", 14, "'BVC: Angered' has a stray sign", "full stops alone"),
    ("BVC Angered", "B" * 41, 14, "too long for a button", "at most 20 letters"),
    ('"St. Jörgen"', '"St, Jörgen"', 18, "'St, Jörgen' has a stray sign", "letters"),
    ('"St. Jörgen"', '"ANGERED"', 18, "'ANGERED' is there twice", "take one of them away"),
    ("Centrum =", MANY_CENTRES, 13, "52 places are too many", "keep at most 50"),
    ('"Angered", "V', f'{MANY_AREAS}, "V', 18, "53 places are too many", "keep at most 50"),
    ("default_minutes = 25", "default_minutes = -1", 19, "from 0 to 240", "0 … 240"),
    ("within_an", "inside_an", 20, "'inside_an_area_minutes' is unknown", "areas, default_min"),
    ('"Angered, V', '"Angerd, V', 23, "the area 'Angerd' is unknown", "Angered, Västra Hisingen"),
    ('"Angered, Angered"', '"Angered"', 24, "'Angered' is no way between", "with a comma between"),
    ('"Angered, Angered"', '"Angered, , Angered"', 24, "is no way between", "two areas"),
    (", Angered", ",Västra Hisingen", 24, "is there twice", "both directions"),
    ("= 40", "= 241", 23, "not a whole number from 0 to 240", "0 … 240"),
]


def read(path: Path, text: str) -> BookingRules:
    path.write_text(text, encoding="utf-8")
    return read_booking_rules(swedish_days_off, path)


def test_what_is_written_becomes_the_rules(tmp_path: Path) -> None:
    rules = read(tmp_path / "rules.toml", GOOD)

    assert (rules.grid, rules.notice, rules.days) == (20, timedelta(hours=48), 14)
    assert (rules.before, rules.after, rules.first_visit) == (5, 10, time(8, 30))
    assert rules.areas == ("Angered", "Västra Hisingen", "St. Jörgen")
    assert rules.centres == ("BVC Angered", "Centrum")


@pytest.mark.parametrize(
    ("one", "other", "minutes"),
    [
        ("Angered", "Västra Hisingen", 40),
        ("Västra Hisingen", "Angered", 40),
        ("Västra Hisingen", "Västra Hisingen", 12),
        ("Angered", "Angered", 20),
        ("Angered", "St. Jörgen", 25),
        ("Angered", None, 25),
        (None, None, 25),
    ],
)
def test_a_journey_takes_what_the_table_says(
    tmp_path: Path, one: str | None, other: str | None, minutes: int
) -> None:
    assert read(tmp_path / "rules.toml", GOOD).travel.minutes(one, other) == minutes


@pytest.mark.parametrize(
    ("centre", "acceptance"),
    [
        ("BVC Angered", Acceptance.LEAD),
        ("Centrum", Acceptance.ALL),
        ("BVC Bergsjön", Acceptance.ANY),
        (None, Acceptance.ANY),
    ],
)
def test_a_centre_can_have_a_rule_of_its_own(
    tmp_path: Path, centre: str | None, acceptance: Acceptance
) -> None:
    assert read(tmp_path / "rules.toml", GOOD).acceptance_of(centre) is acceptance


def test_the_days_that_are_listed_are_days_off(tmp_path: Path) -> None:
    friday_after_ascension = date(2026, 5, 15)

    listed = read(tmp_path / "rules.toml", GOOD)
    unlisted = read(tmp_path / "rules.toml", GOOD.replace('["Klämdag"]', "[]"))

    assert listed.days_off(friday_after_ascension) == time()
    assert unlisted.days_off(friday_after_ascension) is None
    assert unlisted.days_off(date(2026, 5, 14)) == time()


def test_without_areas_nothing_is_asked_and_every_journey_is_the_same(tmp_path: Path) -> None:
    without = GOOD.split("[minutes_between]")[0].replace(
        '["Angered", "Västra Hisingen", "St. Jörgen"]', "[]"
    )

    rules = read(tmp_path / "rules.toml", f"{without}[minutes_between]\n")

    assert rules.areas == ()
    assert rules.travel.minutes("Angered", "Angered") == 25


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    path = tmp_path / "rules.toml"
    assert good in GOOD

    with pytest.raises(BadBookingRules) as caught:
        read(path, GOOD.replace(good, bad, 1))

    told = str(caught.value)
    assert told.startswith(f"{path}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadBookingRules, match=r"rules\.toml: there is no such file; put it back"):
        read_booking_rules(swedish_days_off, tmp_path / "rules.toml")


def test_the_shipped_rules_are_the_usual_ones_with_a_few_areas() -> None:
    shipped = read_booking_rules(swedish_days_off)

    for name in ("grid", "notice", "days", "before", "after", "first_visit", "acceptance"):
        assert getattr(shipped, name) == getattr(USUAL_RULES, name)
    assert shipped.travel.default == USUAL_RULES.travel.default
    assert "Angered" in shipped.areas and shipped.centres == ()


def test_the_shipped_rules_know_how_far_it_is_between_any_two_areas() -> None:
    shipped = read_booking_rules(swedish_days_off)

    ways = {frozenset((one, other)) for one in shipped.areas for other in shipped.areas}
    assert ways == set(shipped.travel.table)


def test_the_shipped_rules_explain_all_that_may_be_written() -> None:
    text = RULES.read_text(encoding="utf-8")

    comments = " ".join(line for line in text.splitlines() if line.startswith("#"))
    assert text.startswith("# ")
    for word in (*HALF_DAYS_AND_EVES, *map(str, GRIDS), *Acceptance, "make content"):
        assert word in comments
