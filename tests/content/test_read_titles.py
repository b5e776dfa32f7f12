"""What a writer hears of a slip of the pen among the titles, and what a programme gets of them."""

from pathlib import Path

import pytest

from content.names import LANGUAGES
from content.read_titles import BadTitles, read_titles

GOOD = """\
# titlar
[[visit]]
title.sv = "Barnets tänder"
title.en = "Your child's teeth"

[[visit]]
title.sv = "Mat och tänder"
"""
MISTAKES = [
    ("# titlar", "titles = 1", 1, "'titles' is unknown", "use visit"),
    ('title.sv = "Barnets tänder"\n', "", 2, "the Swedish title is missing", "title.sv"),
    ("title.en", "name.en", 2, "'name' is unknown", "use title"),
    ("title.en", "title.xx", 4, "language 'xx' of a title", "ar, bs"),
    ("Your child's teeth", " ", 4, "the title in 'en' is empty", "take it away"),
    ("Barnets tänder", "Mat och tänder", 7, "'Mat och tänder' is there twice", "take one"),
]


@pytest.mark.parametrize(("good", "bad", "line", "wrong", "cure"), MISTAKES)
def test_a_mistake_is_told_with_its_line_and_cure(
    tmp_path: Path, good: str, bad: str, line: int, wrong: str, cure: str
) -> None:
    path = tmp_path / "titles.toml"
    path.write_text(GOOD.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(BadTitles) as caught:
        read_titles(path)

    told = str(caught.value)
    assert told.startswith(f"{path}, line {line}: ")
    assert wrong in told
    assert cure in told.split(";")[-1]


@pytest.mark.parametrize("swedish", sorted(read_titles()))
def test_every_title_is_there_in_every_language(swedish: str) -> None:
    assert set(read_titles()[swedish]) == LANGUAGES
