"""The words of one language that tell of time: Babel's names and those of our own table."""

import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import time
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from messages.reading import babel_names
from messages.reading.kinds import Kind
from messages.reading.letters import folded
from messages.reading.near import Near
from messages.reading.parts import Part

LEXICONS = Path(__file__).parent / "lexicon"
READ = frozenset(path.stem for path in LEXICONS.glob("*.toml"))
"""The languages (our codes) that we can read."""

SHORTEST_STEM, SHORTEST_BARE = 3, 2
SHORTEST_OF_GUEST = 4
"""Shorter words of another language are more likely to be words of the writer's own."""


class Sign(NamedTuple):
    """What a word means, such as Kind.WEEKDAY with 3 for Thursday."""

    kind: Kind
    value: Any = None


Signs = tuple[Sign, ...]

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "day_after_tomorrow": 2, "in_three_days": 3}
_OF_TWO = {"two_weeks": Kind.WEEK, "two_days": Kind.DAY, "two_months": Kind.MONTHS}
_UNITS = frozenset({Kind.WEEK, Kind.DAY, Kind.MONTHS})
_OF_NAMES = frozenset({Kind.WEEKDAY, Kind.MONTH, Kind.DAYS_AHEAD, Kind.PART, Kind.WEEKEND})


class Lexicon:
    """Looks up a word, or a phrase that begins there."""

    def __init__(self, code: str) -> None:
        with (LEXICONS / f"{code}.toml").open("rb") as file:
            table: Mapping[str, Any] = tomllib.load(file)
        self.code = code
        self.six_hour_clock: bool = table.get("six_hour_clock", False)
        self.negates_behind: bool = table.get("negates_behind", False)
        self._prefixes = ["", *map(folded, table.get("prefixes", ()))]
        self._suffixes = ["", *map(folded, table.get("suffixes", ()))]
        self._words: dict[str, Signs] = {}
        self._stems: dict[str, Signs] = {}
        self._phrases: dict[str, list[tuple[list[str], Signs]]] = defaultdict(list)
        self._known: dict[str, Signs] = {}
        for written, signs in _entries(code, table):
            self._add(folded(written).replace("-", " ").split(), signs)
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        self._words = self._compounds(table.get("joints", ())) | self._words
        self._near: Near[Hashable] = Near(
            (word, signs) for word, signs in self._words.items() if signs[0].kind in _OF_NAMES
        )

    @property
    def words(self) -> Iterable[str]:
        """All single words that it knows, in our one spelling."""
        return self._words.keys()

    def phrase(self, words: Sequence[str]) -> tuple[int, Signs] | None:
        """How many of these words are the longest phrase that they begin with."""
        for prefix in self._prefixes:
            if not words[0].startswith(prefix):
                continue
            first = words[0][len(prefix) :]
            for key in dict.fromkeys((first, f"{first[:SHORTEST_STEM]}*")):
                for phrase, signs in self._phrases.get(key, ()):
                    if self._begins(phrase, [first, *words[1 : len(phrase)]]):
                        return len(phrase), signs
        return None

    def _begins(self, phrase: Sequence[str], words: Sequence[str]) -> bool:
        """The last word may have an ending."""
        if len(phrase) != len(words):
            return False
        ended = words[-1].removeprefix(phrase[-1]) if words[-1].startswith(phrase[-1]) else None
        return all(map(_is_spelt, words[:-1], phrase)) and (
            ended in self._suffixes or _is_spelt(words[-1], phrase[-1])
        )

    def word(self, word: str) -> Signs:
        if (known := self._known.get(word)) is None:
            known = self._look_up(word)
            if len(self._known) < 10_000:
                self._known[word] = known
        return known

    def as_guest(self, word: str) -> Signs:
        """In a text that is in another language."""
        if len(word) < SHORTEST_OF_GUEST:
            return ()
        return self._words.get(word) or self._by_stem(word)

    def _look_up(self, word: str) -> Signs:
        for prefix, suffix in product(self._prefixes, self._suffixes):
            if word.startswith(prefix) and word.endswith(suffix):
                bare = word[len(prefix) : len(word) - len(suffix)]
                whole = not prefix and not suffix
                if (whole or len(bare) >= SHORTEST_BARE) and bare in self._words:
                    return self._words[bare]
        for prefix in self._prefixes:
            if word.startswith(prefix) and (found := self._by_stem(word[len(prefix) :])):
                return found
        near = self._near.meaning(word)
        return near if isinstance(near, tuple) else ()

    def _by_stem(self, word: str) -> Signs:
        for end in range(len(word), SHORTEST_STEM - 1, -1):
            if word[:end] in self._stems:
                return self._stems[word[:end]]
        return ()

    def _add(self, words: Sequence[str], signs: Signs) -> None:
        if len(words) > 1:
            first = words[0]
            key = f"{first[:SHORTEST_STEM]}*" if first.endswith("*") else first
            self._phrases[key].append((list(words), signs))
        elif words[0].endswith("*"):
            self._stems.setdefault(words[0][:-1], signs)
            self._words.setdefault(words[0][:-1], signs)
        else:
            self._words.setdefault(words[0], signs)

    def _compounds(self, joints: Iterable[str]) -> dict[str, Signs]:
        """«fredagseftermiddag»: a day and a part of the day in one word."""
        days = {Kind.WEEKDAY, Kind.DAYS_AHEAD}
        firsts = [(word, signs) for word, signs in self._words.items() if signs[0].kind in days]
        parts = [item for item in self._words.items() if item[1][0].kind is Kind.PART]
        return {
            f"{day}{joint}{part}": (*of_day, *of_part)
            for (day, of_day), joint, (part, of_part) in product(firsts, joints, parts)
        }


@cache
def lexicon(code: str) -> Lexicon:
    """Read once; the language must be one of `READ`."""
    return Lexicon(code)


def _is_spelt(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def _entries(code: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Signs]]:
    """Our own words first: they decide where Babel has another meaning for one."""
    for name, phrases in table.get("words", {}).items():
        signs = _meaning(name)
        yield from ((phrase, signs) for phrase in phrases)
    for clock, phrases in table.get("clock", {}).items():
        signs = (Sign(Kind.CLOCK, (time.fromisoformat(clock), True)),)
        yield from ((phrase, signs) for phrase in phrases)
    for key, kind, first in _NUMBERED:
        for number, phrases in enumerate(table.get(key, ()), first):
            yield from ((phrase, (Sign(kind, number),)) for phrase in phrases)
    skipped = frozenset(map(folded, table.get("skip", ())))
    for kind, names in (
        (Kind.WEEKDAY, babel_names.weekdays(code)),
        (Kind.MONTH, babel_names.months(code)),
        (Kind.SHORT_MONTH, babel_names.short_months(code)),
    ):
        for name, number in names:
            if folded(name) not in skipped:
                yield name, (Sign(kind, number),)


_NUMBERED = (
    ("weekdays", Kind.WEEKDAY, 0),
    ("months", Kind.MONTH, 1),
    ("short_months", Kind.SHORT_MONTH, 1),
    ("numbers", Kind.NUMBER_WORD, 1),
    ("ordinals", Kind.ORDINAL_WORD, 1),
)


def _meaning(name: str) -> Signs:
    if name in _DAYS:
        return (Sign(Kind.DAYS_AHEAD, _DAYS[name]),)
    if name in _OF_TWO:
        return (Sign(_OF_TWO[name], 2),)
    if name in Part.__members__:
        return (Sign(Kind.PART, Part[name]),)
    if name == "tonight":
        return Sign(Kind.DAYS_AHEAD, 0), Sign(Kind.PART, Part.evening)
    kind = Kind[name.upper()]
    return (Sign(kind, 1 if kind in _UNITS or kind is Kind.ONE else None),)
