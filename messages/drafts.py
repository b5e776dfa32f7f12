"""Translations that wait for their two readers, whose names stand in the files themselves."""

import re
from collections.abc import Collection, Mapping

from babel.messages.catalog import Catalog

from content.theme_file import ThemeText
from messages.languages import LANGUAGES

READERS = 2
READ_BY = re.compile(r"^#? ?Read by: (?P<name>\S.*) (?P<on>\d{4}-\d\d-\d\d)$", re.MULTILINE)
"""A line at the head of a catalogue, for each of its readers."""


def is_draft(code: str, catalogue: Catalog) -> bool:
    return _is_draft(code, readers_of(catalogue))


def readers_of(catalogue: Catalog) -> tuple[str, ...]:
    """Who has read all of it, each once."""
    found = (line["name"] for line in READ_BY.finditer(catalogue.header_comment))
    return tuple(dict.fromkeys(found))


def read_by_two(
    themes: Mapping[str, Mapping[str, ThemeText]],
) -> dict[str, dict[str, ThemeText]]:
    """The themes without the texts that nobody should meet yet."""
    return {
        theme: {code: text for code, text in texts.items() if not is_draft_text(code, text)}
        for theme, texts in themes.items()
    }


def is_draft_text(code: str, text: ThemeText) -> bool:
    return _is_draft(code, text.reviewed_by)


def _is_draft(code: str, readers: Collection[str]) -> bool:
    return LANGUAGES[code].needs_readers and len(set(readers)) < READERS
