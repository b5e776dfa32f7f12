"""The Markdown that a theme text may use: paragraphs, ## headings, - items and **bold**."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NOT_ALLOWED = {
    re.compile(r"#(?!# \S)|##+(?! \S)"): "a heading of another kind than ##",
    re.compile(r"\s+\S"): "a line that begins with spaces",
    re.compile(r"[*+•–] |-(?! )|\d+[.)] "): "a list of another kind than -",
    re.compile(r">"): "a quotation",
    re.compile(r".*[<>`|\[\]_]"): "a link, a table, code or HTML",
    re.compile(r".*https?:"): "an address",
}
BOLD = re.compile(r"\*\*\S(?:[^*]*\S)?\*\*")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a translation must share with its source."""

    headings: int
    items: int
    bold: int
    numbers: tuple[int, ...]


def shape_of(body: str) -> Shape:
    lines = body.splitlines()
    return Shape(
        headings=sum(line.startswith("## ") for line in lines),
        items=sum(line.startswith("- ") for line in lines),
        bold=len(BOLD.findall(body)),
        numbers=tuple(sorted(int(digits) for digits in re.findall(r"\d+", body))),
    )


def faults(body: str) -> Iterator[tuple[int, str]]:
    """Each line (counted from 0) that is not limited Markdown, and what stands there."""
    for at, line in enumerate(body.splitlines()):
        plain = BOLD.sub("", line)
        found = [what for pattern, what in NOT_ALLOWED.items() if pattern.match(plain)]
        if "*" in plain:
            found.append("a star that is not part of **bold**")
        if found:
            yield at, found[0]
