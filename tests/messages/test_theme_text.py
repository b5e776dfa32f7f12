"""Themes as Telegram takes them: our Markdown as its HTML, and never too long."""

import re

import pytest

from content.read_themes import read_themes
from messages.languages import LANGUAGES
from messages.theme_text import as_html

LONGEST = 4096
THEMES = read_themes()
TEXTS = [(theme, code) for theme, texts in THEMES.items() for code in texts]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("## Före besöket", "<b>Före besöket</b>"),
        ("- Sov\n- Ät", "• Sov\n• Ät"),
        ("Det är **viktigt**.", "Det är <b>viktigt</b>."),
        ("Ett-två - tre", "Ett-två - tre"),
        ("<b>Sov</b> & vila", "&lt;b&gt;Sov&lt;/b&gt; &amp; vila"),
        ("**a** och **b**", "<b>a</b> och <b>b</b>"),
        ("\n\nSov\n\n", "Sov"),
    ],
)
def test_markdown_becomes_what_telegram_can_show(markdown: str, html: str) -> None:
    assert as_html(markdown) == html


@pytest.mark.parametrize(("theme", "code"), TEXTS)
def test_a_theme_fits_into_one_message(theme: str, code: str) -> None:
    assert len(as_html(THEMES[theme][code].body)) <= LONGEST


@pytest.mark.parametrize(("theme", "code"), TEXTS)
def test_nothing_of_the_markdown_is_left_over(theme: str, code: str) -> None:
    shown = as_html(THEMES[theme][code].body)

    assert not re.search(r"\*\*|^#|^- ", shown, re.MULTILINE)
    assert set(re.findall(r"<[^>]*>", shown)) <= {"<b>", "</b>"}


def test_every_language_has_a_theme_to_show() -> None:
    assert {code for _, code in TEXTS} == set(LANGUAGES)
