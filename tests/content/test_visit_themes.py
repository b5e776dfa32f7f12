"""Every theme that we ship is whole: in each language of the chat, with a date for each reader."""

import pytest

from content.read_themes import read_themes
from messages.languages import LANGUAGES

THEMES = read_themes()


def test_the_pilot_has_eight_themes() -> None:
    assert [slug[:2] for slug in THEMES] == [f"{number:02}" for number in range(1, 9)]


@pytest.mark.parametrize("slug", THEMES)
def test_a_theme_is_there_in_every_language_of_the_chat(slug: str) -> None:
    assert set(THEMES[slug]) >= set(LANGUAGES)


def test_no_two_themes_ask_the_same() -> None:
    """Each is written for its visit: a sentence may come again, a question about a topic not."""
    asked = [
        line
        for texts in THEMES.values()
        for line in texts["sv"].body.splitlines()
        if line.startswith("- ")
    ]

    assert len(set(asked)) == len(asked)
