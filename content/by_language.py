"""Reads a few words in several languages, such as `label.sv` and `label.en`; Swedish is needed."""

from collections.abc import Iterator, Mapping

from content.mistake import listed
from content.names import LANGUAGES, SOURCE_LANGUAGE
from content.toml_table import Table


def by_language(row: Table, key: str) -> Mapping[str, str]:
    """The words of `key` by their languages."""
    words = row.values.get(key)
    if not isinstance(words, dict) or SOURCE_LANGUAGE not in words:
        cure = f'add a line {key}.{SOURCE_LANGUAGE} = "…"'
        raise row.bad(key, f"the Swedish {key} is missing", cure)
    return dict(_checked(row, key, words))


def _checked(row: Table, key: str, words: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for language, said in words.items():
        at = f"{key}.{language}"
        if language not in LANGUAGES:
            wrong = f"the language {language!r} of a {key} is unknown"
            raise row.bad(at, wrong, f"use {listed(sorted(LANGUAGES))}")
        if not isinstance(said, str) or not said.strip():
            wrong = f"the {key} in {language!r} is empty"
            raise row.bad(at, wrong, "write it, or take it away")
        yield language, said
