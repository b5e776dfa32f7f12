"""Reads what visits are called in other languages: one table for all programmes."""

from collections.abc import Mapping
from pathlib import Path

from content.by_language import by_language
from content.mistake import Mistake, read_text
from content.names import SOURCE_LANGUAGE
from content.toml_file import parse

TITLES = Path(__file__).parent / "titles.toml"

Titles = Mapping[str, Mapping[str, str]]
"""A title in every language that has it, by the Swedish one."""


class BadTitles(Mistake):
    """A table of titles that cannot be used."""


def read_titles(path: Path = TITLES) -> Titles:
    table = parse(read_text(path, BadTitles), path, BadTitles)
    table.only(("visit",))
    found: dict[str, Mapping[str, str]] = {}
    for row in table.tables("visit"):
        row.only(("title",))
        titles = by_language(row, "title")
        if (swedish := titles[SOURCE_LANGUAGE]) in found:
            wrong = f"the title {swedish!r} is there twice"
            raise row.bad(f"title.{SOURCE_LANGUAGE}", wrong, "take one of them away")
        found[swedish] = titles
    return found
