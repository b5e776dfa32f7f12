"""What `make content` says of themes that fit their rules, but not the families or the visits."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from content.read_emergencies import read_emergencies
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from content.read_topics import Topic
from content.theme_file import ThemeText
from hembot.check_themes import faults_of_themes
from hembot.topics import our_topics

THEMES, TOPICS, PROGRAMMES = read_themes(), our_topics(), read_programmes()
EMERGENCIES = read_emergencies()
SLUG = "08-att-vaxa-och-utvecklas-tillsammans"
Themes = Mapping[str, Mapping[str, ThemeText]]


def told(*, themes: Themes = THEMES, topics: Mapping[str, Topic] = TOPICS) -> list[str]:
    return list(faults_of_themes(themes, topics, PROGRAMMES, EMERGENCIES))


def with_words(language: str, words: str) -> Themes:
    texts = THEMES[SLUG]
    text = replace(texts[language], body=f"{texts[language].body}\n\n{words}")
    return THEMES | {SLUG: texts | {language: text}}


def test_what_we_ship_is_well() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("language", "words", "named"),
    [
        ("sv", "Fråga soc.", "«soc» may worry parents"),
        ("en", "Ask the social services.", "«social services» may worry parents"),
        ("ar", "اسألوا الخدمات الاجتماعية.", "«الخدمات الاجتماعيه» may worry parents"),
        ("sv", "Barnet andas inte.", "reads as an emergency (danger_to_life)"),
        ("en", "My child is not breathing.", "reads as an emergency (danger_to_life)"),
    ],
)
def test_words_that_alarm_are_named(language: str, words: str, named: str) -> None:
    faults = told(themes=with_words(language, words))

    path = THEMES[SLUG][language].path
    assert [fault for fault in faults if fault.startswith(f"{path}: ") and named in fault]


def test_a_label_that_alarms_is_named() -> None:
    sleep = replace(TOPICS["sleep"], labels={**TOPICS["sleep"].labels, "sv": "Fråga soc"})

    assert "topics.toml: «soc» may worry" in told(topics=TOPICS | {"sleep": sleep})[0]


def test_a_visit_bears_the_title_of_its_theme() -> None:
    texts = THEMES[SLUG]
    themes = THEMES | {SLUG: texts | {"en": replace(texts["en"], title="Growing")}}

    assert [fault.partition(": the title")[0] for fault in told(themes=themes)] == [
        "trygg-start.toml, visit 8"
    ]


def test_a_visit_without_a_written_theme_is_named() -> None:
    themes = {slug: texts for slug, texts in THEMES.items() if slug != SLUG}

    assert told(themes=themes) == [
        f"trygg-start.toml, visit 8: the theme '{SLUG}' has no texts; write them or name another."
    ]
