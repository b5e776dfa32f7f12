"""A sheet for whoever reads a translation: each message as it is seen, and its sentences below."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from babel.messages.catalog import Message as Entry

from messages.catalogue import read_catalogue
from messages.languages import LANGUAGES, SOURCE, Language
from messages.message import Message
from messages.picture import Picture, picture_of
from messages.wording import isolated, unmarked

SEVERAL = " | "
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

    @property
    def msgid(self) -> str:
        """Its first words in Swedish, by which all else knows it."""
        return self.swedish.split(SEVERAL)[0]


def sentences_of(code: str) -> tuple[Sentence, ...]:
    """All sentences of a catalogue, numbered in its order; forms for several numbers together."""
    entries = [entry for entry in read_catalogue(code) if entry.id]
    return tuple(_sentence(number, entry) for number, entry in enumerate(entries, start=1))


def _sentence(number: int, entry: Entry) -> Sentence:
    note = " ".join(entry.auto_comments)
    return Sentence(
        number, SEVERAL.join(_forms(entry.id)), SEVERAL.join(_forms(entry.string)), note
    )


def _forms(said: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said or ())


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
