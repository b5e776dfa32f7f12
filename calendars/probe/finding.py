"""What a trial has found, in words for staff and for their IT department."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    WELL = "✓"
    OTHERWISE = "–"
    """Not as it should be, but Hembot can work with it."""
    BAD = "!"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `consequence` ends a sentence that begins with «but» or «because»."""

    mark: Mark
    words: str
    consequence: str | None = None

    def __str__(self) -> str:
        return f"{self.mark} {self.words}"


def well(words: str) -> Finding:
    return Finding(Mark.WELL, words)


def otherwise(words: str, but: str | None = None) -> Finding:
    return Finding(Mark.OTHERWISE, words, but)


def bad(words: str, because: str) -> Finding:
    return Finding(Mark.BAD, words, because)


def can_be_used(findings: Sequence[Finding]) -> bool:
    return all(finding.mark is not Mark.BAD for finding in findings)


def conclusion(findings: Sequence[Finding]) -> str:
    """
    >>> conclusion([well("Lets us in.")])
    'This calendar can be used.'
    >>> conclusion([otherwise("Keeps no colours.", but="it shows no colours")])
    'This calendar can be used, but it shows no colours.'
    >>> conclusion([bad("Does not let us in.", because="the password is wrong")])
    'This calendar cannot be used because the password is wrong.'
    """
    if not can_be_used(findings):
        return f"This calendar cannot be used because {_consequences(findings, Mark.BAD)}."
    if buts := _consequences(findings, Mark.OTHERWISE):
        return f"This calendar can be used, but {buts}."
    return "This calendar can be used."


def _consequences(findings: Sequence[Finding], mark: Mark) -> str:
    found = [one.consequence for one in findings if one.mark is mark and one.consequence]
    return "; ".join(dict.fromkeys(found))
