"""The names of areas and centres, as they are written in the rules and stand on buttons."""

from collections.abc import Collection

from content.names import PLACE_NAME
from content.toml_table import Table

LONGEST = 40
"""Bytes: a button carries 64 of them."""
MOST = 50
"""Each is a button, and nobody finds one among more."""


def names_of(table: Table, key: str) -> tuple[str, ...]:
    """The list of places at `key`, each of them once, however it is spelled."""
    names = tuple(place_name(table, key, name) for name in few(table, key, table.texts(key)))
    known: set[str] = set()
    for name in names:
        if name.casefold() in known:
            raise table.bad(key, f"{name!r} is there twice", "take one of them away")
        known.add(name.casefold())
    return names


def few(table: Table, key: str, names: Collection[str]) -> Collection[str]:
    """The names, unless there are too many of them to choose from."""
    if len(names) > MOST:
        wrong = f"{len(names)} places are too many to choose from"
        raise table.bad(key, wrong, f"keep at most {MOST}")
    return names


def place_name(table: Table, key: str, name: str) -> str:
    """The name, which stands at the line of `key`."""
    if not PLACE_NAME.fullmatch(name):
        cure = "write letters, digits, spaces, hyphens and full stops alone"
        raise table.bad(key, f"the name {name!r} has a stray sign", cure)
    if len(name.encode()) > LONGEST:
        cure = f"write at most {LONGEST // 2} letters"
        raise table.bad(key, f"the name {name!r} is too long for a button", cure)
    return name
