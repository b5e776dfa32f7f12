"""What parents write, and what is read in it: a table for each language."""

import pytest

from content.names import LANGUAGES
from messages.reading.lexicon import READ
from tests.messages.reading.phrases import TUNED, Phrase, meaning_of, phrases_in

TABLE = [(file.stem, phrase) for file in sorted(TUNED.glob("*.tsv")) for phrase in phrases_in(file)]


@pytest.mark.parametrize(("language", "phrase"), TABLE, ids=[f"{c}: {p.text}" for c, p in TABLE])
def test_a_phrase_is_read_as_it_is_meant(language: str, phrase: Phrase) -> None:
    assert meaning_of(phrase.text, language) == phrase.meaning


def test_every_language_has_a_lexicon_and_a_table() -> None:
    assert READ >= LANGUAGES
    assert {file.stem for file in TUNED.glob("*.tsv")} >= LANGUAGES


@pytest.mark.parametrize("language", sorted(READ))
def test_swedish_and_english_are_read_in_every_language(language: str) -> None:
    assert meaning_of("fredag kl 14:00", language) == meaning_of("Friday at 14:00", language)
    assert meaning_of("fredag kl 14:00", language)[1] == "2026-11-27"


@pytest.mark.parametrize("language", ["ar", "tr", "so"])
def test_languages_may_be_mixed(language: str) -> None:
    assert meaning_of("fredag 14:30 please", language)[3] == "14:30"
