"""Whom to ring is said to all parents of a family: no other line of that message speaks to one."""

import re

import polib  # type: ignore[import-untyped]
import pytest

from messages.catalogue import po_file
from messages.templates import FOLDERS

TO_ONE = {
    "es": re.compile(
        r"\b(?:tiene|quiere|(?<!se )puede|llame|llámenos|escriba|le vienen)\b", re.IGNORECASE
    ),
    "ar": re.compile(r"\b(?:لديك|يمكنك|اتصل|اكتب)\b"),
}
WHOM_TO_RING = frozenset(
    template.name
    for folder in FOLDERS
    for template in folder.glob("*.j2")
    if '{% include "_ring.j2" %}' in template.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("code", TO_ONE)
def test_a_message_speaks_to_all_who_are_to_ring(code: str) -> None:
    to_one = [
        entry.msgstr
        for entry in polib.pofile(str(po_file(code)))
        if any(place.rpartition("/")[2] in WHOM_TO_RING for place, _ in entry.occurrences)
        and TO_ONE[code].search(entry.msgstr)
    ]

    assert to_one == []
