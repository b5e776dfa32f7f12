"""A phrase to look for: whole words, with the few freedoms that it states itself.

In a phrase, «slår/slog mig» means either word, «medvetslös*» any ending, and «andas … inte»
up to three other words between. In Arabic the first word may carry «و» or «ف» (and, so).
"""

import re
from dataclasses import dataclass
from functools import cache

from content.normal_form import normal_form

GAP = "…"
BETWEEN = r"(?: [^ .~]+){0,3}"
NEXT = r"(?: \.){0,3} "  # «Hjälp!! Hjälp!!»
ANY_ENDING = r"[^ .~]*"
AND_SO = "وف"
STEM = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """`expression` finds it; `keys` has for each of its words the keys that will do."""

    expression: str
    keys: tuple[frozenset[str], ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Few of the many phrases are ever likely in a text: each is compiled when it is."""
        return _compiled(self.expression)

    @property
    def telling_keys(self) -> frozenset[str]:
        """Those of its longest word, which few texts hold by chance."""
        return max(self.keys, key=lambda keys: min(map(len, keys)))


def is_phrase(phrase: str) -> bool:
    """Whether every sign of the phrase stands where it means something."""
    words = phrase.split(" ")
    spellings = [spelling for word in words if word != GAP for spelling in word.split("/")]
    return GAP not in (words[0], words[-1]) and all(map(_is_word, spellings))


def phrase_of(written: str) -> Phrase:
    words = written.split(" ")
    pattern = "".join(BETWEEN if word == GAP else f"{NEXT}{_either(word)}" for word in words)
    keys = tuple(frozenset(map(_key, word.split("/"))) for word in words if word != GAP)
    return Phrase(f" [{AND_SO}]?{pattern.removeprefix(NEXT)}(?= )", keys)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def folded(word: str) -> str:
    """The normal form of one word: while phrases are read each is asked for again and again."""
    return normal_form(word)


def _key(spelling: str) -> str:
    key = folded(spelling)
    return f"{key[:STEM]}*" if spelling.endswith("*") else key


def _either(word: str) -> str:
    return f"(?:{'|'.join(map(_pattern, word.split('/')))})"


def _pattern(spelling: str) -> str:
    return folded(spelling) + (ANY_ENDING if spelling.endswith("*") else "")


def _is_word(spelling: str) -> bool:
    stem = spelling.removesuffix("*")
    normal = folded(stem)
    shortest = STEM if stem != spelling else 1
    return len(normal) >= shortest and not set(stem) & set("*… ") and not set(normal) & set(" .")
