"""Reads the words that no message may name: parents may be worried by them (S3)."""

from collections.abc import Mapping
from pathlib import Path

from content.mistake import Mistake, listed, read_text
from content.names import LANGUAGES
from content.phrase import is_phrase
from content.toml_file import parse

WORRYING_WORDS = Path(__file__).parent / "worrying_words.toml"


class BadWords(Mistake):
    """A list of worrying words that cannot be used."""


def read_worrying_words(path: Path = WORRYING_WORDS) -> Mapping[str, tuple[str, ...]]:
    """The phrases of each language."""
    table = parse(text := read_text(path, BadWords), path, BadWords)
    table.only(LANGUAGES)
    for code in sorted(LANGUAGES):
        if code not in table.values:
            raise table.bad("", f"the language {code!r} has no words", f"add a line {code} = […]")
    for code in LANGUAGES:
        for phrase in table.texts(code):
            if not is_phrase(phrase):
                line = text.split(f'"{phrase}"')[0].count("\n") + 1
                cure = f"write words, with {listed(['*', '/', '…'])} as the head of the file says"
                raise BadWords(path, line, f"the phrase {phrase!r} has a stray sign", cure)
    return {code: table.texts(code) for code in LANGUAGES}
