"""The usual timeline, and what a coordinator hears of a slip of the pen in it."""

from datetime import time
from pathlib import Path

import pytest

from content.read_programmes import BadProgramme, read_programmes
from content.read_timeline import TIMELINE, BadTimeline, read_timeline
from tests.content.test_read_programmes import GOOD
from visits.quiet_hours import NIGHT
from visits.step import From, Step, Until
from visits.timeline import KINDS

SMALL = """\
[night]
starts = "21:00"
ends = "08:00"

[[notice]]
kind = "please_confirm"
days = -7
at = "17:30"
until = "visit"

[[notice]]
kind = "thanks"
hours_after = 2
until = "next_day"
"""
MISTAKES = [
    ('"please_confirm"', '"please_come"', 6, "notice 'please_come' is unknown", "been_there"),
    ("days = -7", "days = 7", 7, "comes after the visit, but is useful until", "below 0"),
    ('until = "next_day"', 'until = "visit"', 13, "comes after the visit", "another until"),
    ("hours_after = 2", 'days = 3\nat = "12:00"', 13, "too late for the next day", "0 or 1"),
    (
        'hours_after = 2\nuntil = "next_day"',
        'days = 1\nat = "12:00"\nuntil = "same_day"',
        13,
        "too late for its own day",
        "write 0",
    ),
    ('"21:00"', '"09:00"', 3, "from 09:00 until 08:00 is no night", "an evening and a morning"),
    ('"08:00"', '"23:00"', 3, "from 21:00 until 23:00 is no night", "an evening and a morning"),
    ('"21:00"', '"25:00"', 2, "'25:00' is no time of day", 'starts = "17:30"'),
    ('[night]\nstarts = "21:00"\nends = "08:00"\n', "", 1, "the night is missing", "[night]"),
    ("days = -7", "days = -7.5", 7, "not a whole number", "days = -7"),
    ('"17:30"', '"17.30"', 8, "'17.30' is no time of day", 'at = "17:30"'),
    ('until = "visit"', 'until = "soon"', 9, "until = 'soon' is unknown", "next_day"),
    ('until = "visit"\n', "", 5, "'until' is missing", "add a line until"),
    ('"thanks"', '"please_confirm"', 12, "comes twice", "take one of them away"),
    ("days = -7", "day = -7", 7, "'day' is unknown", "days"),
    ("days = -7", 'days = -7\ncounts_from = "window"', 10, "counted from the window", "until ="),
    ("hours_after = 2", "off = false", 13, "'off' can only be true", "off = true"),
]


def test_every_notice_of_the_design_has_its_moment() -> None:
    usual = read_timeline()

    assert [step.kind for step in usual.timeline] == list(KINDS)
    assert usual.night == NIGHT


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    file = tmp_path / "timeline.toml"
    file.write_text(SMALL.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(BadTimeline) as raised:
        read_timeline(file)

    told = str(raised.value)
    assert told.startswith(f"{file}, line {line}: ")
    assert wrong in told and cure in told


def test_a_programme_changes_one_notice_and_leaves_out_another(tmp_path: Path) -> None:
    changes = """
[[notice]]
kind = "please_confirm"
days = -5
at = "12:00"
until = "visit"

[[notice]]
kind = "been_there"
off = true
"""
    (tmp_path / "trygg.toml").write_text(GOOD + changes, encoding="utf-8")

    timeline = read_programmes(tmp_path)["trygg"].timeline

    steps = {step.kind: step for step in timeline}
    asks = Step("please_confirm", Until.VISIT, -5, time(12), counts_from=From.VISIT)
    assert steps["please_confirm"] == asks
    assert "been_there" not in steps and "thanks" in steps


def test_a_mistake_in_a_programmes_own_notice_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "trygg.toml").write_text(GOOD + '[[notice]]\nkind = "x"\n', encoding="utf-8")

    with pytest.raises(BadProgramme) as raised:
        read_programmes(tmp_path)

    assert "trygg.toml" in str(raised.value) and "'x' is unknown" in str(raised.value)


def test_the_file_itself_is_where_it_is_looked_for() -> None:
    assert TIMELINE.name == "timeline.toml" and TIMELINE.exists()
