"""Finds a name that was misspelt: one slip in a long word, two in a very long one."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

LONG, VERY_LONG = 5, 9

M = TypeVar("M", bound=Hashable)


class Near(Generic[M]):
    """Names with their meanings, found also when a letter is wrong, missing or too many.

    >>> near = Near([("thursday", 3), ("tuesday", 1)])
    >>> near.meaning("thrusday"), near.meaning("thuesday"), near.meaning("thirst")
    (3, None, None)
    """

    def __init__(self, names: Iterable[tuple[str, M]]) -> None:
        self._meanings: dict[str, M] = {}
        self._with_gaps: dict[str, set[str]] = defaultdict(set)
        for name, meaning in names:
            if len(name) >= LONG:
                self._meanings[name] = meaning
                for gapped in _gapped(name):
                    self._with_gaps[gapped].add(name)

    def meaning(self, word: str) -> M | None:
        """That of the nearest name, if only one is so near."""
        if len(word) < LONG:
            return None
        likely = {name for gapped in _gapped(word) for name in self._with_gaps.get(gapped, ())}
        slips = {name: _slips(word, name) for name in likely}
        fewest = min(slips.values(), default=None)
        found = {self._meanings[name] for name in likely if slips[name] == fewest}
        if fewest is None or fewest > _allowed(word) or len(found) > 1:
            return None
        return found.pop()


def _allowed(word: str) -> int:
    return 2 if len(word) >= VERY_LONG else 1


def _gapped(word: str) -> Iterator[str]:
    """The word, and with each one of its letters left out; of very long ones each two."""
    yield word
    for at in range(len(word)):
        shorter = word[:at] + word[at + 1 :]
        yield shorter
        if len(word) >= VERY_LONG:
            yield from (shorter[:n] + shorter[n + 1 :] for n in range(at, len(shorter)))


def _slips(one: str, other: str) -> int:
    """Letters wrong, missing, too many, or two that changed places."""
    before, row = list[int](), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
