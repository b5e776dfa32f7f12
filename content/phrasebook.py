"""Finds phrases in a text, quickly: most are ruled out by their words before any search."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from content.phrase import AND_SO, STEM, Phrase, phrase_of

HIDDEN = " ~"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text in normal form, and the keys of its words: whole, and their first letters with *."""

    text: str
    keys: set[str]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Many phrases, found by their most telling word."""

    by_key: Mapping[str, tuple[Phrase, ...]]

    def likely_in(self, reading: Reading) -> list[re.Pattern[str]]:
        """The phrases whose words all stand in the text, in whatever order."""
        return [
            phrase.pattern
            for key in sorted(self.by_key.keys() & reading.keys)
            for phrase in self.by_key[key]
            if not any(map(reading.keys.isdisjoint, phrase.keys))
        ]


def phrasebook_of(phrases: Iterable[str]) -> Phrasebook:
    by_key: dict[str, tuple[Phrase, ...]] = defaultdict(tuple)
    for phrase in map(phrase_of, phrases):
        for key in phrase.telling_keys:
            by_key[key] += (phrase,)
    return Phrasebook(dict(by_key))


def reading_of(normal: str) -> Reading:
    words = set(normal.split())
    words |= {word[1:] for word in words if word[0] in AND_SO}
    return Reading(f" {normal} ", words | {f"{word[:STEM]}*" for word in words})


def is_named(reading: Reading, wanted: Phrasebook, everyday: Phrasebook) -> bool:
    """Whether a wanted phrase is left in the text when everyday ones are hidden."""
    likely, text = wanted.likely_in(reading), reading.text
    if not any(pattern.search(text) for pattern in likely):
        return False
    for pattern in everyday.likely_in(reading):
        text = pattern.sub(HIDDEN, text)
    return any(pattern.search(text) for pattern in likely)
