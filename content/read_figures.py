"""Reads what each figure is called, what it means, and what others have published (S2, S3, S4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from content.by_language import by_language
from content.mistake import Mistake, listed, read_text
from content.names import SOURCE
from content.sources import cited
from content.toml_file import parse
from content.toml_table import Table
from visits.figures.figure import FAMILIES, FIGURES

FILE = Path(__file__).parent / "figures.toml"
KEYS = ("name", "group", "sources", "title", "means", "many", "among", "reference")
READ_IN = ("sv", "en")
"""The languages of the console: whoever reads figures reads one of them."""


class BadFigures(Mistake):
    """A file of figures that cannot be used."""


class Group(StrEnum):
    """Under which heading a figure is shown."""

    FOLLOW = "follow"
    QUALITY = "quality"
    ANSWERS = "answers"
    CHANGES = "changes"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Reference:
    """What somebody else has published: a number, or a share from 0 to 1."""

    place: str
    year: int
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One figure in words, by language. `among` is there where it is a share."""

    name: str
    group: Group
    title: Mapping[str, str]
    means: Mapping[str, str]
    many: Mapping[str, str]
    among: Mapping[str, str] | None
    references: tuple[Reference, ...]


def read_figures(path: Path = FILE) -> Mapping[str, Explained]:
    """Every figure by its name, in the order in which they are shown; none is missing."""
    table = parse(read_text(path, BadFigures), path, BadFigures)
    table.only(("figure",))
    found = {one.name: one for one in map(_figure, table.tables("figure"))}
    missing = [name for name in (FAMILIES, *FIGURES) if name not in found]
    if missing:
        wrong = f"the figure {missing[0]!r} is missing"
        raise table.bad("figure", wrong, f'write [[figure]] with name = "{missing[0]}"')
    return found


def _figure(row: Table) -> Explained:
    row.only(KEYS)
    cited(row)
    name = row.text("name")
    if name != FAMILIES and name not in FIGURES:
        raise row.bad("name", f"there is no figure {name!r}", f"use {listed(sorted(FIGURES))}")
    return Explained(
        name=name,
        group=_group(row),
        title=_words(row, "title"),
        means=_words(row, "means"),
        many=_words(row, "many"),
        among=_among(row, name),
        references=tuple(_references(row)),
    )


def _group(row: Table) -> Group:
    group = row.text("group")
    if group not in set(Group):
        raise row.bad("group", f"there is no group {group!r}", f"use {listed(sorted(Group))}")
    return Group(group)


def _words(row: Table, key: str) -> Mapping[str, str]:
    words = by_language(row, key)
    for language in READ_IN:
        if language not in words:
            raise row.bad(key, f"the {key} lacks {language!r}", f'add {key}.{language} = "…"')
    return words


def _among(row: Table, name: str) -> Mapping[str, str] | None:
    is_share = name in FIGURES and FIGURES[name].among is not None
    if is_share:
        return _words(row, "among")
    if "among" in row.values:
        raise row.bad("among", f"{name!r} is no share", "take the lines among away")
    return None


def _references(row: Table) -> Iterator[Reference]:
    told = row.values.get("reference", [])
    for one in told if isinstance(told, list) else [told]:
        at = Table(row.path, row.error, one if isinstance(one, dict) else {}, row.section)
        at.only(("place", "year", "value", "source"))
        source, value = at.text("source"), at.need("value")
        if not SOURCE.fullmatch(source):
            raise at.bad("source", f"the source {source!r} has the wrong shape", 'write "S2"')
        if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            raise at.bad("value", "'value' is no number", "write value = 0.83, or 564")
        yield Reference(at.text("place"), at.number("year"), float(value), source)
