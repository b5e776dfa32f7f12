"""Which of our areas a location names: all that is ever kept of it."""

import re
from functools import cache
from unicodedata import normalize


def area_named_in(location: str, areas: tuple[str, ...]) -> str | None:
    """The one area whose name stands there as whole words; None if there are none or several.

    >>> areas = ("Angered", "Hisingen", "Västra Hisingen")
    >>> area_named_in("BVC, västra hisingen 4 tr", areas)
    'Västra Hisingen'
    >>> area_named_in("Angereds torg", areas), area_named_in("Angered–Hisingen", areas)
    (None, None)
    """
    if not location or not areas:
        return None
    found = {_plain(name) for name in _names(areas).findall(_plain(location))}
    if len(found) != 1:
        return None
    return next(area for area in areas if _plain(area) in found)


@cache
def _names(areas: tuple[str, ...]) -> re.Pattern[str]:
    """The longest first: a part of town may have the whole town's name in its own."""
    names = sorted(map(_plain, areas), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def _plain(text: str) -> str:
    """Some clients write ö as two signs, or break a line between two words."""
    return " ".join(normalize("NFC", text).casefold().split())
