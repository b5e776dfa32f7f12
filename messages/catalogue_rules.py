"""What a translated sentence must keep, and what it may not bring: one rule a function."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from messages.forbidden_words import forbidden_words
from messages.source_sentences import Sentence

LONGEST_LABEL = 24
COUNTED = frozenset({"n", "num", "count"})
HOLE = re.compile(r"%\((\w+)\)s")
DIGITS = re.compile(r"\d+")
TAG = re.compile(r"<[^<>]*>?")
BIDI_CONTROL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Translated:
    """One form of a translation; `for_one_number` where it is said for one number alone."""

    source: Sentence
    text: str
    is_label: bool = False
    for_one_number: bool = False


def faults_in(entry: Translated) -> list[str]:
    """What is wrong with this form, in the words that the translator will read."""
    if not entry.text.strip():
        return ["translation is empty"]
    return [fault for rule in RULES for fault in rule(entry)]


def _keeps_every_hole(entry: Translated) -> Iterator[str]:
    """Only a form such as Arabic's «two visits» may leave its number out."""
    needed, allowed = _holes(entry.source[-1:]), _holes(entry.source)
    written = _holes([entry.text])
    optional = COUNTED if entry.for_one_number else frozenset()
    for name in sorted(needed - written - optional):
        yield f"placeholder %({name})s is missing"
    for name in sorted(written - allowed):
        yield f"placeholder %({name})s is unknown"
    if "%" in HOLE.sub("", entry.text).replace("%%", ""):
        yield "a placeholder is broken: write it as %(name)s"


def _keeps_the_digits(entry: Translated) -> Iterator[str]:
    wanted = [sorted(DIGITS.findall(source)) for source in entry.source]
    if (written := sorted(DIGITS.findall(entry.text))) not in wanted:
        yield f"digits are {_listed(written)} instead of {_listed(wanted[-1])}"


def _keeps_the_tags(entry: Translated) -> Iterator[str]:
    wanted = [sorted(TAG.findall(source)) for source in entry.source]
    if (written := sorted(TAG.findall(entry.text))) not in wanted:
        yield f"HTML tags are {_listed(written)} instead of {_listed(wanted[-1])}"


def _leaves_direction_to_the_code(entry: Translated) -> Iterator[str]:
    for sign in sorted(set(BIDI_CONTROL.findall(entry.text))):
        yield f"direction sign U+{ord(sign):04X} is for the code to write"


def _fits_the_button(entry: Translated) -> Iterator[str]:
    length = len(HOLE.sub("", entry.text))
    if entry.is_label and length > LONGEST_LABEL:
        yield f"button has {length} letters, at most {LONGEST_LABEL} fit"


def _does_not_name_social_services(entry: Translated) -> Iterator[str]:
    for word in forbidden_words(entry.text):
        yield f"«{word}» must not be named"


def _holes(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(name for text in texts for name in HOLE.findall(text))


def _listed(found: list[str]) -> str:
    return " ".join(found) or "none"


RULES: tuple[Callable[[Translated], Iterator[str]], ...] = (
    _keeps_every_hole,
    _keeps_the_digits,
    _keeps_the_tags,
    _leaves_direction_to_the_code,
    _fits_the_button,
    _does_not_name_social_services,
)
