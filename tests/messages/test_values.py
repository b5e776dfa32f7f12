"""Every value in every message is escaped and isolated, in every language."""

import re
from collections.abc import Callable
from html import escape

import pytest

from hembot.activity_samples import ACTIVITY
from messages.languages import LANGUAGES
from messages.message import Message
from tests.messages.marked import MARKS, SIGNS, all_messages

ISOLATED = re.compile("\u2068[^\u2068\u2069]*\u2069")
DIGITS = re.compile(r"\d+")
TAGS = re.compile(r"<[^<>]*>")
OUR_OWN_NUMBERS = {"112", "1177", "14"}
"""Numbers that are part of our sentences: telephone numbers, and the days of a link."""
LINKS = {MARKS["link"], str(ACTIVITY.url)}
OUR_OWN_TAGS = {"<b>", "</b>", "</a>", *(f'<a href="{escape(link)}">' for link in LINKS)}


@pytest.fixture(scope="module")
def said() -> list[tuple[str, Message]]:
    return list(all_messages())


Fault = Callable[[Message], object]


def faults(said: list[tuple[str, Message]], fault: Fault) -> set[tuple[str, str, str]]:
    return {(name, message.language, str(f)) for name, message in said if (f := fault(message))}


def test_every_mark_is_said_somewhere(said: list[tuple[str, Message]]) -> None:
    everything = "\n".join(message.text for _, message in said)

    assert {place for place, mark in MARKS.items() if escape(mark) in everything} == set(MARKS)


def test_every_message_is_said_in_its_own_language(said: list[tuple[str, Message]]) -> None:
    assert {message.language for _, message in said} == set(LANGUAGES)


def test_every_name_is_escaped(said: list[tuple[str, Message]]) -> None:
    assert faults(said, lambda message: SIGNS in message.text) == set()


def test_no_tag_comes_from_a_name(said: list[tuple[str, Message]]) -> None:
    assert faults(said, lambda message: set(TAGS.findall(message.text)) - OUR_OWN_TAGS) == set()


def test_every_name_is_isolated(said: list[tuple[str, Message]]) -> None:
    outside = faults(said, lambda m: marks_in(ISOLATED.sub("", m.text)))

    assert outside == set()


def test_every_number_and_time_is_isolated(said: list[tuple[str, Message]]) -> None:
    outside = faults(
        said, lambda m: set(DIGITS.findall(ISOLATED.sub("", m.text))) - OUR_OWN_NUMBERS
    )

    assert outside == set()


def test_isolates_are_closed_and_never_nested(said: list[tuple[str, Message]]) -> None:
    assert faults(said, lambda m: re.search("[\u2068\u2069]", ISOLATED.sub("", m.text))) == set()


def test_a_button_shows_a_name_as_it_is(said: list[tuple[str, Message]]) -> None:
    assert faults(said, lambda m: [b.label for b in m.buttons if "&lt;" in b.label]) == set()


def test_a_value_in_a_button_stands_alone_or_isolated(said: list[tuple[str, Message]]) -> None:
    def mixed(message: Message) -> list[str]:
        labels = (button.label for button in message.buttons)
        return [label for label in labels if label not in MARKS.values() and exposed(label)]

    assert faults(said, mixed) == set()


def exposed(label: str) -> bool:
    return any(mark in ISOLATED.sub("", label) for mark in MARKS.values())


def marks_in(text: str) -> list[str]:
    return [place for place, mark in MARKS.items() if escape(mark) in text or mark in text]
