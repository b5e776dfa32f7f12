"""The page on which specialists see every theme in every language."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import hembot.preview
from content.read_themes import read_themes
from content.theme_file import ThemeText
from hembot.preview import preview_page
from hembot.topics import our_topics
from messages.languages import LANGUAGES
from tests.browser import browser

THEMES, TOPICS = read_themes(), our_topics()
SLUG = "04-att-vara-tillsammans"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'
Themes = Mapping[str, Mapping[str, ThemeText]]
PHONE = 390


def page_of(themes: Themes = THEMES, pictograms: Path = Path("nowhere")) -> str:
    return preview_page(themes, TOPICS, pictograms)


@pytest.mark.parametrize("slug", THEMES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_each_theme_is_there_in_each_language_the_right_way_round(slug: str, code: str) -> None:
    direction = "rtl" if LANGUAGES[code].right_to_left else "ltr"

    page = page_of()

    assert f'<h3 lang="{code}" dir="{direction}">{THEMES[slug][code].title}</h3>' in page
    last = THEMES[slug][code].body.splitlines()[-1].replace("**1177**", "<b>1177</b>")
    assert f"<p>{last}</p>" in page


def test_each_topic_stands_there_in_the_words_of_its_button() -> None:
    page = page_of({SLUG: THEMES[SLUG]})

    for name in THEMES[SLUG]["sv"].topics:
        for code, label in TOPICS[name].labels.items():
            assert f'lang="{code}"' in page
            assert f">{label}</span>" in page


def test_a_picture_stands_in_the_page_itself(tmp_path: Path) -> None:
    (tmp_path / "library.svg").write_text(DRAWING, encoding="utf-8")

    page = page_of({SLUG: THEMES[SLUG]}, tmp_path)

    assert page.count('src="data:image/svg+xml;base64,') == 1
    assert '<i class="undrawn">safe-home</i>' in page
    assert "http" not in page


def test_faults_stand_above_the_theme_and_in_no_other() -> None:
    texts = THEMES[SLUG]
    stale = replace(texts["en"], sv_sha="0" * 64)

    page = page_of(THEMES | {SLUG: {**texts, "en": stale}})

    assert page.count('<ul class="faults">') == 1
    assert "en.md: the Swedish text has changed" in page.partition(f'id="{SLUG}"')[2]


def test_what_somebody_has_written_is_no_html() -> None:
    texts = THEMES[SLUG]

    page = page_of({SLUG: {"sv": replace(texts["sv"], title="Du & <i>jag</i>")}})

    assert "Du &amp; &lt;i&gt;jag&lt;/i&gt;" in page
    assert "<i>jag" not in page


def test_a_language_that_the_chat_does_not_speak_yet_is_shown_last() -> None:
    texts = THEMES[SLUG]
    finnish = replace(texts["sv"], path=texts["sv"].path.with_name("fi.md"), topics=())

    page = page_of({SLUG: {"fi": finnish, "sv": replace(texts["sv"], topics=())}})

    assert page.index('lang="sv" dir="ltr"') < page.index('lang="fi" dir="ltr"')


def test_who_has_read_a_text_and_when_is_shown() -> None:
    text = THEMES[SLUG]["sv"]
    read = replace(text, reviewed_by=("Anna Ek",), reviewed_on=(date(2026, 3, 2),))

    assert "Anna Ek 2026-03-02" in page_of({SLUG: {"sv": read}})
    assert "ingen än" in page_of({SLUG: {"sv": text}})


def test_a_theme_that_cannot_be_read_is_named_instead(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(hembot.preview, "PAGE", tmp_path / "themes.html")
    monkeypatch.setattr(hembot.preview, "read_themes", lambda topics: read_themes(tmp_path))

    assert hembot.preview.main() == 1
    assert "no theme is here" in capsys.readouterr().out
    assert not (tmp_path / "themes.html").exists()


@pytest.mark.browser
async def test_nothing_sticks_out_on_a_phone(tmp_path: Path) -> None:
    file = tmp_path / "themes.html"
    file.write_text(page_of(), encoding="utf-8")

    async with browser() as chromium:
        page = await chromium.new_page(viewport={"width": PHONE, "height": 800})
        await page.goto(file.as_uri())

        assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE
