"""Every theme text that we ship is easy to read, and its translations say the same."""

import pytest

from content.limited_markdown import shape_of
from content.plain_language import lix, sentences_of, words_of
from content.read_emergencies import read_emergencies
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from content.theme_file import ThemeText, body_sha

THEMES = read_themes()
SWEDISH = [pytest.param(texts["sv"], id=slug) for slug, texts in THEMES.items()]
TRANSLATED = [
    pytest.param(texts["sv"], text, id=f"{slug}-{language}")
    for slug, texts in THEMES.items()
    for language, text in texts.items()
    if language != "sv"
]
ALL = [
    pytest.param(text, id=f"{slug}-{language}")
    for slug, texts in THEMES.items()
    for language, text in texts.items()
]
NEVER_NAMED = ("social", "soc ", "الاجتماعية")  # S3: the words worry parents
SHORTENED = ("t.ex", "bl.a", "kl.", "ca.", "m.m", "dvs", "osv", "mån.")


def longest_sentence(body: str) -> int:
    return max(len(words_of(sentence)) for sentence in sentences_of(body))


@pytest.mark.parametrize("text", SWEDISH)
def test_the_swedish_is_very_easy(text: ThemeText) -> None:
    assert lix(text.body) <= 30


@pytest.mark.parametrize("text", SWEDISH)
def test_the_swedish_sentences_are_short(text: ThemeText) -> None:
    words, sentences = words_of(text.body), sentences_of(text.body)

    assert longest_sentence(text.body) <= 15
    assert len(words) / len(sentences) <= 10


@pytest.mark.parametrize("text", SWEDISH)
def test_the_swedish_can_be_read_in_two_minutes(text: ThemeText) -> None:
    assert 120 <= len(words_of(text.body)) <= 250


@pytest.mark.parametrize("text", SWEDISH)
def test_the_swedish_has_no_short_forms(text: ThemeText) -> None:
    assert not [short for short in SHORTENED if short in text.body.lower()]


@pytest.mark.parametrize("text", ALL)
def test_social_services_are_never_named(text: ThemeText) -> None:
    said = f"{text.title} {text.body}".lower()

    assert not [word for word in NEVER_NAMED if word in said]


@pytest.mark.parametrize("text", ALL)
def test_what_we_say_ourselves_names_no_emergency(text: ThemeText) -> None:
    assert read_emergencies().named_in(f"{text.title}. {text.body}") == frozenset()


@pytest.mark.parametrize(("swedish", "translation"), TRANSLATED)
def test_a_translation_is_of_the_present_swedish(
    swedish: ThemeText, translation: ThemeText
) -> None:
    assert translation.sv_sha == body_sha(swedish)


@pytest.mark.parametrize(("swedish", "translation"), TRANSLATED)
def test_a_translation_has_the_same_shape(swedish: ThemeText, translation: ThemeText) -> None:
    assert shape_of(translation.body) == shape_of(swedish.body)


@pytest.mark.parametrize(("swedish", "translation"), TRANSLATED)
def test_a_translation_is_about_as_long(swedish: ThemeText, translation: ThemeText) -> None:
    assert 0.7 <= len(translation.body) / len(swedish.body) <= 1.6


@pytest.mark.parametrize(("swedish", "translation"), TRANSLATED)
def test_a_translation_has_the_same_sentences(swedish: ThemeText, translation: ThemeText) -> None:
    assert abs(len(sentences_of(translation.body)) - len(sentences_of(swedish.body))) <= 1
    assert longest_sentence(translation.body) <= 1.4 * longest_sentence(swedish.body)


@pytest.mark.parametrize(("swedish", "translation"), TRANSLATED)
def test_a_translation_cites_the_same_sources(swedish: ThemeText, translation: ThemeText) -> None:
    assert translation.sources == swedish.sources


def test_a_theme_bears_the_title_of_its_visits() -> None:
    for programme in read_programmes().values():
        for visit in programme.visits:
            for language, text in THEMES.get(visit.theme, {}).items():
                assert visit.titles[language] == text.title
