"""Reads TOML into tables that remember their lines."""

import re
import tomllib
from pathlib import Path

from content.mistake import Mistake
from content.toml_table import Section, Table

HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?")
KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w.-]+))\s*=""")
LINE_IN_MESSAGE = re.compile(r"(.*) \(at line (\d+), column \d+\)")
TOP = ""


def parse(text: str, path: Path, error: type[Mistake], *, line: int = 1) -> Table:
    """The whole text as a table; `line` is where the text begins in its file."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as broken:
        raise _not_toml(str(broken), text, line, error, path) from None
    top, *below = _sections(text, line)
    return Table(path, error, values, top, tuple(below))


def _not_toml(message: str, text: str, line: int, error: type[Mistake], path: Path) -> Mistake:
    found = LINE_IN_MESSAGE.fullmatch(message)
    said, at = (found[1], int(found[2])) if found else (message, len(text.splitlines()))
    wrong = f"this is not TOML ({said[:1].lower()}{said[1:]})"
    return error(path, line + at - 1, wrong, "look for a forgotten quotation mark, comma or =")


def _sections(text: str, line: int) -> list[Section]:
    name, begins, keys, found = TOP, line, dict[str, int](), list[Section]()
    for number, row in enumerate(text.splitlines(), start=line):
        if header := HEADER.match(row):
            found.append(Section(name, begins, keys))
            name, begins, keys = header[1], number, {}
        elif key := KEY.match(row):
            keys[key[key.lastindex or 0]] = number
    return [*found, Section(name, begins, keys)]
