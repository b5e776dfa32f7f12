"""Reads which programme a family is proposed: one TOML file that a coordinator writes."""

from collections.abc import Collection, Mapping
from pathlib import Path

from content.mistake import Mistake, listed, read_text
from content.toml_file import parse
from content.toml_table import Table
from visits.booking_rules import BookingRules
from visits.matching import Child, Match, Matching
from visits.programme import Programme

MATCHING = Path(__file__).parent / "matching.toml"
KEYS = ("usual", "rule")
ASKS_FOR = ("areas", "centres", "child")


class BadMatching(Mistake):
    """Rules of matching that cannot be used."""


def read_matching(
    programmes: Mapping[str, Programme], rules: BookingRules, path: Path = MATCHING
) -> Matching:
    """The rules of an installation, in their order. Raises BadMatching."""
    top = parse(read_text(path, BadMatching), path, BadMatching)
    top.only(KEYS)
    matches = tuple(_match(row, programmes, rules) for row in top.tables("rule"))
    return Matching(_programme(top, "usual", programmes), matches)


def _match(row: Table, programmes: Mapping[str, Programme], rules: BookingRules) -> Match:
    row.only(("programme", *ASKS_FOR))
    if not any(key in row.values for key in ASKS_FOR):
        cure = f"add {listed(ASKS_FOR)}, or write the programme as usual"
        raise row.bad("", "the rule asks for nothing, and fits every family", cure)
    return Match(
        programme=_programme(row, "programme", programmes),
        areas=_several(row, "areas", rules.areas),
        centres=_several(row, "centres", rules.centres),
        children=frozenset(Child(one) for one in _several(row, "child", list(Child))),
    )


def _programme(table: Table, key: str, programmes: Mapping[str, Programme]) -> str:
    slug = table.text(key)
    if slug not in programmes:
        raise table.bad(key, f"the programme {slug!r} is unknown", f"write {listed(programmes)}")
    return slug


def _several(row: Table, key: str, known: Collection[str]) -> frozenset[str]:
    if key not in row.values:
        return frozenset()
    names = row.texts(key)
    if not names:
        raise row.bad(key, f"{key!r} is empty and fits nobody", "name something, or take it away")
    for name in names:
        if name not in known:
            cure = f"write {listed(known)}" if known else "name it in booking_rules.toml first"
            raise row.bad(key, f"{name!r} in {key!r} is unknown", cure)
    return frozenset(names)
