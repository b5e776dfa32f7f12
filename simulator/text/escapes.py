"""The few HTML escapes that Telegram knows."""

import re

from simulator.text.cursor import Cursor

NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
ESCAPE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<dec>[0-9]+)|(?P<name>[A-Za-z]+));?")
LAST_CODE_POINT = 0x10FFFF


def unescaped(cursor: Cursor) -> str | None:
    """Read one escape; None, and nothing read, if Telegram would leave the `&` as it is."""
    match = ESCAPE.match(cursor.text, cursor.at)
    char = match and _meaning(match)
    if match is None or not char:
        return None
    cursor.at = match.end()
    return char


def _meaning(match: re.Match[str]) -> str | None:
    if name := match["name"]:
        return NAMED.get(name)
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    return chr(code) if 0 < code < LAST_CODE_POINT else None
