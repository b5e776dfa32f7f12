"""A sentence as a string of kinds with their values, and the one step that makes it shorter."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from messages.reading.kinds import Kind
from messages.reading.lexicon import Sign


@dataclass(frozen=True, slots=True)
class Row:
    """`letters` has one letter for each of `values`."""

    letters: str
    values: tuple[Any, ...]


Make = Callable[[str, Sequence[Any], date], Any]
"""From the matched letters and their values: what they are together, None if nothing."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What the pattern finds becomes one thing of this kind."""

    pattern: re.Pattern[str]
    kind: Kind
    make: Make


def rule(pattern: str, kind: Kind, make: Make) -> Rule:
    return Rule(re.compile(pattern), kind, make)


def row_of(signs: Iterable[Sign]) -> Row:
    kept = tuple(signs)
    return Row("".join(sign.kind for sign in kept), tuple(sign.value for sign in kept))


def reduced(row: Row, rules: Iterable[Rule], today: date) -> Row:
    """The row after all rules, each as often as it fits, from left to right."""
    for one in rules:
        row = _by(one, row, today)
    return row


def _by(one: Rule, row: Row, today: date) -> Row:
    letters, values, at = "", list[Any](), 0
    for match in one.pattern.finditer(row.letters):
        made = one.make(match[0], row.values[match.start() : match.end()], today)
        if made is not None:
            letters += row.letters[at : match.start()] + one.kind
            values += [*row.values[at : match.start()], made]
            at = match.end()
    if not letters:
        return row
    return Row(letters + row.letters[at:], (*values, *row.values[at:]))
