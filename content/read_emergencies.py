"""Reads the words by which a parent may name an emergency, and finds them in what they write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from content.mistake import Mistake, listed, read_text
from content.names import LANGUAGES
from content.normal_form import spellings
from content.phrase import folded, is_phrase
from content.phrasebook import Phrasebook, is_named, phrasebook_of, reading_of
from content.toml_file import parse
from content.toml_table import Table

EMERGENCIES = Path(__file__).parent / "emergencies"


class Kind(StrEnum):
    DANGER_TO_LIFE = "danger_to_life"
    SELF_HARM = "self_harm"
    VIOLENCE = "violence"


class BadEmergencies(Mistake):
    """A file of emergency words that cannot be used."""


@dataclass(frozen=True, slots=True)
class Emergencies:
    """All languages together, for a parent may write in any; everyday phrases are passed over."""

    wanted: Mapping[Kind, Phrasebook]
    everyday: Mapping[Kind, Phrasebook]

    def named_in(self, text: str) -> frozenset[Kind]:
        """What the text seems to name. It decides nothing: a person must read the text."""
        return frozenset(
            kind
            for reading in map(reading_of, spellings(text))
            for kind in Kind
            if is_named(reading, self.wanted[kind], self.everyday[kind])
        )


def read_emergencies(folder: Path = EMERGENCIES) -> Emergencies:
    """The words of every language in the folder, ready to be searched for."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise BadEmergencies(folder, None, "no words are here", "write a file such as sv.toml")
    tables = [table for path in paths for table in _tables(path)]
    read = Emergencies(wanted=_by_kind(tables, "phrases"), everyday=_by_kind(tables, "everyday"))
    folded.cache_clear()
    return read


def _by_kind(tables: list[tuple[Kind, Table]], key: str) -> dict[Kind, Phrasebook]:
    return {
        kind: phrasebook_of(
            phrase for its_kind, table in tables if its_kind is kind for phrase in table.texts(key)
        )
        for kind in Kind
    }


def _tables(path: Path) -> Iterator[tuple[Kind, Table]]:
    if path.stem not in LANGUAGES:
        wrong = f"the language {path.stem!r} is unknown"
        raise BadEmergencies(path, None, wrong, f"name the file {listed(sorted(LANGUAGES))}")
    text = read_text(path, BadEmergencies)
    top = parse(text, path, BadEmergencies)
    top.only(Kind)
    for kind in Kind:
        if kind not in top.values:
            raise top.bad("", f"the table {kind.value!r} is missing", f"add the line [{kind}]")
        for table in top.tables(kind):
            table.only(("phrases", "everyday"))
            _check(table, text)
            yield kind, table


def _check(table: Table, text: str) -> None:
    for phrase in (*table.texts("phrases"), *table.texts("everyday")):
        if not is_phrase(phrase):
            line = text.split(f'"{phrase}"')[0].count("\n") + 1
            cure = "write words, with * only at a word's end, / and … only between words"
            raise BadEmergencies(table.path, line, f"the phrase {phrase!r} has a stray sign", cure)
