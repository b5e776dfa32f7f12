"""Where one word is missing, the whole message is Swedish, to the last button."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

import messages.catalogue
from content.read_programmes import read_programmes
from content.read_themes import read_themes
from hembot.samples import Facts, samples
from messages.catalogue import LOCALES, catalogue
from messages.voice import Voice, _note_once, environment
from visits.programme import Programme

PROGRAMMES, THEMES = read_programmes(), read_themes()
VOICE = Voice(PROGRAMMES, THEMES)
FACTS: Facts = next(iter(samples()))
Change = Callable[[Catalog, Message], None]
Plant = Callable[[str, Change], None]


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plant]:
    """Change one sentence in a copy of the Arabic catalogue, which is then read instead."""
    locales = tmp_path / "locales"
    shutil.copytree(LOCALES, locales)
    monkeypatch.setattr(messages.catalogue, "LOCALES", locales)

    def change(words: str, how: Change) -> None:
        po = locales / "ar" / "LC_MESSAGES" / "messages.po"
        with po.open("rb") as file:
            entries = read_po(file, locale="ar")
        how(entries, next(entry for entry in entries if words in str(entry.id)))
        with po.open("wb") as file:
            write_po(file, entries, width=0)
        _forget()

    yield change
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    catalogue.cache_clear()
    environment.cache_clear()
    _note_once.cache_clear()


def missing(entries: Catalog, entry: Message) -> None:
    entries.delete(entry.id)


def empty(entries: Catalog, entry: Message) -> None:
    entry.string = ""


def fuzzy(entries: Catalog, entry: Message) -> None:
    entry.flags.add("fuzzy")


def without_two(entries: Catalog, entry: Message) -> None:
    """Arabic has a form of its own for two: here nobody has written it."""
    entry.string = tuple("" if n == 2 else form for n, form in enumerate(entry.string or ()))


@pytest.mark.parametrize("how", [missing, empty, fuzzy])
@pytest.mark.parametrize(
    "words",
    ["Passar tiden", "(föräldrastödjare) kommer hem till er", "av %(total)s: ", "Vi kan inte"],
)
def test_one_sentence_that_is_missing_makes_the_whole_message_swedish(
    plant: Plant, words: str, how: Change
) -> None:
    facts = next(f for f in samples() if getattr(f["visit"], "place", None) == "home")
    plant(words, how)

    told = VOICE.say_in("ar", "please_confirm", **facts)

    assert told == VOICE.say_in("sv", "please_confirm", **facts)


def test_a_counted_sentence_without_one_of_its_forms_makes_it_swedish_too(plant: Plant) -> None:
    plant("Ge länken till föräldern", without_two)

    told = VOICE.say_in("ar", "registered", **FACTS)

    assert told == VOICE.say_in("sv", "registered", **FACTS)


def test_a_message_that_does_not_need_the_missing_sentence_stays_as_it_is(plant: Plant) -> None:
    before = VOICE.say_in("ar", "help", **FACTS)

    plant("Passar tiden", missing)

    assert VOICE.say_in("ar", "help", **FACTS) == before
    assert before.language == "ar"


def test_a_theme_without_a_title_in_her_language_makes_the_message_swedish() -> None:
    voice = Voice({slug: untitled(p, "ar") for slug, p in PROGRAMMES.items()}, THEMES)

    told = voice.say_in("ar", "please_confirm", **FACTS)

    assert told == VOICE.say_in("sv", "please_confirm", **FACTS)


def untitled(programme: Programme, code: str) -> Programme:
    visits = tuple(
        replace(visit, titles={c: title for c, title in visit.titles.items() if c != code})
        for visit in programme.visits
    )
    return replace(programme, visits=visits)


def test_a_language_that_we_do_not_speak_is_answered_in_swedish() -> None:
    assert VOICE.say_in("tlh", "help", **FACTS) == VOICE.say_in("sv", "help", **FACTS)


@pytest.mark.parametrize("name", ["theme", "theme_preview"])
def test_a_theme_that_lacks_the_language_is_sent_whole_in_swedish(name: str) -> None:
    only_swedish = {slug: {"sv": texts["sv"]} for slug, texts in THEMES.items()}

    message = Voice(PROGRAMMES, only_swedish).say_in("ar", name, **FACTS)

    assert message == VOICE.say_in("sv", name, **FACTS)


def test_other_messages_need_no_theme_in_the_language() -> None:
    only_swedish = {slug: {"sv": texts["sv"]} for slug, texts in THEMES.items()}

    message = Voice(PROGRAMMES, only_swedish).say_in("ar", "please_confirm", **FACTS)

    assert message.language == "ar"


def test_a_gap_is_noted_once(plant: Plant, caplog: pytest.LogCaptureFixture) -> None:
    plant("Passar tiden", missing)

    for _ in range(3):
        VOICE.say_in("ar", "please_confirm", **FACTS)

    (noted,) = [r for r in caplog.records if r.message == "said in Swedish for want of words"]
    assert (noted.said, noted.language) == ("please_confirm", "ar")  # type: ignore[attr-defined]
