"""A sheet for whoever reads a translation: each message as it is seen, and its sentences below."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from messages.languages import LANGUAGES, SOURCE, Language
from messages.message import Message
from messages.picture import Picture, picture_of
from messages.wording import isolated, unmarked

CHOSEN = ("✓", "×")
"""The mark of a chosen topic, which our letters lack."""
HOLE = re.compile(r"%\(\w+\)s")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Seen:
    """One message in both languages, and the sentences that are read in it for the first time."""

    name: str
    swedish: Message
    translated: Message
    sentences: tuple["Sentence", ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    number: int
    swedish: str
    translated: str
    note: str


def review_sheet(code: str, seen: Iterable[Seen]) -> Picture:
    language = LANGUAGES[code]
    return picture_of(
        "review",
        lang="sv",
        heading=f"Granska: {language.swedish_name} ({language.autonym})",
        reads={"lang": code, "rtl": language.right_to_left},
        messages=[_message(one, language) for one in seen],
    )


def _message(one: Seen, language: Language) -> Mapping[str, object]:
    return {
        "name": one.name,
        "swedish": _bubble(one.swedish, LANGUAGES[SOURCE]),
        "translated": _bubble(one.translated, language),
        "sentences": [
            {
                "number": sentence.number,
                "swedish": sentence.swedish,
                "translated": HOLE.sub(_isolated, sentence.translated),
                "note": sentence.note,
            }
            for sentence in one.sentences
        ],
    }


def _isolated(hole: re.Match[str]) -> str:
    return str(isolated(hole[0]))


def _bubble(message: Message, language: Language) -> Mapping[str, object]:
    return {
        "lang": language.code,
        "rtl": language.right_to_left,
        "lines": list(_lines(message.text)),
        "buttons": [unmarked(one.label).replace(*CHOSEN) for one in message.buttons],
    }


def _lines(html: str) -> Iterator[str]:
    """Isolates stay, or a time would be read from the wrong side."""
    for line in unescape(TAG.sub("", html)).splitlines():
        yield line.strip()
