"""What figures are called and mean: a mistake in the file is told with its line and its cure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from content.mistake import Mistake
from content.read_figures import FILE, read_figures
from visits.figures.figure import FAMILIES, FIGURES

Change = Callable[[str], str]


def changed(folder: Path, change: Change) -> Path:
    path = folder / "figures.toml"
    path.write_text(change(FILE.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def test_every_figure_is_explained_in_both_languages_of_the_console() -> None:
    found = read_figures()

    assert set(found) == {FAMILIES, *FIGURES}
    assert all({"sv", "en"} <= one.means.keys() for one in found.values())


def test_what_goteborg_has_published_stands_beside_it() -> None:
    references = read_figures()["other_parent"].references

    assert [(one.place, one.year, one.value) for one in references] == [
        ("Göteborg", 2020, 0.79),
        ("Göteborg", 2022, 0.62),
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('name = "visits"', 'name = "vists"', 1), "no figure 'vists'"),
        (lambda text: text.split('[[figure]]\nname = "left"')[0], "'left' is missing"),
        (lambda text: text.replace('group = "follow"', 'group = "other"', 1), "no group 'other'"),
        (lambda text: text.replace("value = 0.92", 'value = "92"', 1), "'value' is no number"),
        (lambda text: text.replace("title.en", "# title.en", 1), "lacks 'en'"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, change: Change, said: str) -> None:
    with pytest.raises(Mistake) as told:
        read_figures(changed(tmp_path, change))

    assert said in str(told.value)
