"""The sources that an installation reads; a mistake is named with its line."""

from pathlib import Path

import pytest

from content.read_activity_sources import BadActivitySources, read_activity_sources
from visits.feed import Source

AREAS = ("Angered", "Bergsjön", "Centrum", "Frölunda", "Hisingen")
LANGUAGES = ("sv", "ar")
GOOD = """\
[[source]]
name = "biblioteken"
url = "https://www.example.org/kalender.ics?alla"
kind = "library"
languages = ["sv", "ar"]
first_month = 6

[[source]]
name = "grupper"
file = "grupper.csv"
area = "Angered"
accessible = ["pram"]
only_in_demo = true
"""


def read(tmp_path: Path, text: str, *, in_demo: bool = True) -> tuple[Source, ...]:
    (tmp_path / "grupper.csv").touch()
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return read_activity_sources(AREAS, LANGUAGES, path, in_demo=in_demo)


def test_sources_are_read_as_they_stand(tmp_path: Path) -> None:
    library, groups = read(tmp_path, GOOD)

    assert library == Source(
        "biblioteken",
        "https://www.example.org/kalender.ics?alla",
        usually={"kind": "library", "languages": "sv,ar", "ages": "6-72 months"},
    )
    assert groups == Source(
        "grupper",
        str(tmp_path / "grupper.csv"),
        "csv",
        {"area": "Angered", "accessible": "pram"},
    )


def test_what_is_made_up_for_the_demo_is_read_there_alone(tmp_path: Path) -> None:
    assert [one.name for one in read(tmp_path, GOOD, in_demo=False)] == ["biblioteken"]


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ('kind = "library"', 'kind = "bibliotek"', 4, "write open_preschool, story_time"),
        ('area = "Angered"', 'area = "Kiruna"', 11, "write Angered, Bergsjön"),
        ('["sv", "ar"]', '["sv", "klingon"]', 5, "'klingon' in 'languages' is unknown"),
        ('["pram"]', '["hiss"]', 12, "write step_free"),
        ("https://www", "ftp://www", 3, "begin it with https://"),
        ('"grupper.csv"', '"borta.csv"', 10, "there is no file 'borta.csv'"),
        ('file = "grupper.csv"', "", 9, "needs either an address or a file"),
        ('"grupper"', '"biblioteken"', 9, "two sources are called 'biblioteken'"),
        ("first_month = 6", "first_month = 100", 6, "from 0 to 72"),
        ("first_month = 6", "first_month = 6\nlast_month = 4", 7, "swap the two"),
        ("only_in_demo = true", 'only_in_demo = "ja"', 13, "write true or false"),
        ("first_month", "forsta_manad", 6, "the key 'forsta_manad' is unknown"),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, before: str, after: str, line: int, said: str
) -> None:
    with pytest.raises(BadActivitySources) as mistake:
        read(tmp_path, GOOD.replace(before, after))

    assert mistake.value.line == line
    assert said in str(mistake.value)


def test_the_shipped_samples_are_for_the_demo_alone() -> None:
    assert read_activity_sources(AREAS, LANGUAGES, in_demo=False) == ()
    assert len(read_activity_sources(AREAS, LANGUAGES, in_demo=True)) == 4
