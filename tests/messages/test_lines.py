"""What a locked screen shows, and which way each line is read."""

from functools import cache

import pytest

from content.read_programmes import read_programmes
from content.read_themes import read_themes
from content.read_worrying_words import read_worrying_words
from hembot.check_content import heard_in, spoken
from hembot.samples import VISIT, Facts, samples
from hembot.telling_samples import TellingSamples
from messages.forbidden_words import forbidden_words
from messages.languages import LANGUAGES
from messages.message import Message
from messages.voice import AS_WRITTEN, Voice
from visits.visit import Visit

RIGHT_TO_LEFT_MARK = "\u200f"
PROGRAMMES = read_programmes()
VOICE = Voice(PROGRAMMES, read_themes(), drafts=True)
TELLING = TellingSamples(VOICE)


@cache
def said(code: str) -> list[Message]:
    """All but those that are somebody's own words."""
    heard = [name for name in heard_in(code) if name not in AS_WRITTEN]
    return [VOICE.say_in(code, name, **facts) for name in heard for facts in TELLING.of(name)]


@pytest.mark.parametrize("code", spoken())
def test_no_first_line_names_social_services(code: str) -> None:
    assert {m.first_line for m in said(code) if forbidden_words(m.first_line)} == set()


@pytest.mark.parametrize("code", spoken())
@pytest.mark.parametrize("name", ["theme", "theme_preview", "please_confirm", "confirmed", "visit"])
def test_no_visit_of_any_programme_names_social_services_in_its_first_line(
    code: str, name: str
) -> None:
    lines = [VOICE.say_in(code, name, **facts).first_line for facts in every_theme()]

    assert [line for line in lines if forbidden_words(line)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_own_words_for_social_services(code: str) -> None:
    assert len(read_worrying_words()[code]) > 3


@pytest.mark.parametrize("code", [code for code in spoken() if LANGUAGES[code].right_to_left])
def test_every_line_of_a_right_to_left_language_begins_with_its_mark(code: str) -> None:
    for message in said(code):
        lines = [line for line in message.text.split("\n") if line]
        assert all(line.startswith(RIGHT_TO_LEFT_MARK) for line in lines), message.text


@pytest.mark.parametrize("code", [code for code in spoken() if not LANGUAGES[code].right_to_left])
def test_no_other_language_has_that_mark(code: str) -> None:
    assert {m.text for m in said(code) if RIGHT_TO_LEFT_MARK in m.text} == set()


@pytest.mark.parametrize("code", spoken())
def test_no_message_has_more_than_one_empty_line_in_a_row(code: str) -> None:
    assert {m.text for m in said(code) if "\n\n\n" in m.text or m.text != m.text.strip()} == set()


def every_theme() -> list[Facts]:
    return [
        next(samples()) | {"visit": _visit(planned.number, planned.theme)}
        for planned in PROGRAMMES["trygg-start"].visits
    ]


def _visit(number: int, theme: str) -> Visit:
    return Visit(1, 1, number, theme, VISIT.place, VISIT.window, slot=VISIT.slot)
