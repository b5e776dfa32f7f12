"""Which of the days and hours found are wished for, and which are just what is not."""

import re
from collections.abc import Iterator

_LIST = re.compile(r"X(?:,X)+(?=,?[&|])")
_CLAUSES = re.compile(r"[^,!]+")
_GROUPS = re.compile(r"[XY](?:[&|;-]?[XY])*")
_ONE_GROUP = re.compile(r"[XY](?:(?<=X)Y|(?<=Y)X|[&|;-][XY])*")
"""As a group, but of two days beside each other only the first: «instead of Tuesday Friday»."""
_NEGATION = re.compile(r"[~/%]")
_MOVED = re.compile(r"V\.?F?(X)\.?[U/]\.?X|F(X)")


def negated(letters: str, *, negates_behind: bool) -> frozenset[int]:
    """The places of those that are not wished for.

    >>> sorted(negated("~X!X", negates_behind=False)), sorted(negated("X~,X", negates_behind=True))
    ([1], [0])
    """
    joined = _LIST.sub(lambda match: match[0].replace(",", ";"), letters)
    found = {at for clause in _CLAUSES.finditer(joined) for at in _in(clause, negates_behind)}
    if "V" in letters:
        found |= {m.start(m.lastindex or 0) for m in _MOVED.finditer(joined)}
    return frozenset(found)


def groups(letters: str) -> Iterator[range]:
    """Those that stand together: «Monday or Tuesday»."""
    joined = _LIST.sub(lambda match: match[0].replace(",", ";"), letters)
    return (range(*match.span()) for match in _GROUPS.finditer(joined))


def _in(clause: re.Match[str], negates_behind: bool) -> Iterator[int]:
    spans = [match.span() for match in _GROUPS.finditer(clause[0])]
    for match in _NEGATION.finditer(clause[0]):
        ahead = [span for span in spans if span[0] > match.start()]
        behind = [span for span in spans if span[1] <= match.start()]
        target = ahead[0] if ahead else None
        goes_back = match[0] == "%" or (negates_behind and match[0] == "~")
        if behind and (target is None or goes_back):
            target = behind[-1]
        if target is not None and match[0] == "/":
            target = _ONE_GROUP.match(clause[0], *target).span()  # type: ignore[union-attr]
        if target is not None:
            yield from (clause.start() + at for at in range(*target))
