"""Words in a calendar file: some characters are written with a backslash (RFC 5545, 3.3.11)."""

import re

ESCAPED = re.compile(r"\\(.)", re.DOTALL)
SPECIAL = re.compile(r"[\\;,]")


def written(text: str) -> str:
    """
    >>> written("Möte; 9, rum A")
    'Möte\\\\; 9\\\\, rum A'
    """
    return SPECIAL.sub(r"\\\g<0>", text).replace("\r\n", "\n").replace("\n", r"\n")


def read(value: str) -> str:
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
