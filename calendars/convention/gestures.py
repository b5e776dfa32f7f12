"""What staff say in the title of an event, the one field that every client lets them change."""

import re
import unicodedata

from calendars.convention.words import has_markers, without_markers

YES = frozenset({"ok", "okej", "okay", "okey", "ja", "japp", "jepp", "yes"}) | frozenset(
    {"godkänn", "godkänner", "godkänd", "godkänt", "✓", "✔", "☑", "✅", "👍"}
)
NO = frozenset({"inte", "ej", "icke", "aldrig", "nej", "nja", "kanske", "not", "no", "don't"})
CALLED_OFF = "inställt|inställd|avbokat|avbokad|avbruten|cancelled|canceled"

_WORD = re.compile(r"[✓✔☑✅👍]|[\w'-]*\w")
_CALLED_OFF = re.compile(rf"\W*(?:{CALLED_OFF})\b(?!\s*\?)[\s:·!.,–-]*", re.IGNORECASE)

_DASH = "[-‐‑–—−]"
# without a dash it is as often a room or an air base: F 16, F42
_ALIAS = re.compile(
    rf"(?<!\w)(?<!\w[-./])F(?:{_DASH}(\d{{1,6}})|\s?(\d{{4,6}}))(?!\w|-\w|[.,:/]\d)", re.IGNORECASE
)


def said_yes(title: str) -> bool:
    """Whether the first or the last word says yes, and no word doubts it.

    >>> said_yes("OK! FÖRSLAG · Hembesök · F-0042"), said_yes("Inte ok"), said_yes("Oklart")
    (True, False, False)
    """
    words = _words(without_markers(_plain(title)))
    if not words or "?" in title or not NO.isdisjoint(words):
        return False
    return words[0] in YES or words[-1] in YES


def called_off(title: str) -> bool:
    """Whether it begins as a cancelled event does: by a member of staff, or by Outlook.

    >>> called_off("Cancelled: Hembesök · F-0042"), called_off("Inställt?")
    (True, False)
    """
    plain = _plain(title)
    return any(_CALLED_OFF.match(words) for words in (plain, without_markers(plain)))


def without_called_off(title: str) -> str:
    return _CALLED_OFF.sub("", _plain(title), count=1) if called_off(title) else _plain(title)


def booked_alias(title: str) -> str | None:
    """The family for which a member of staff has made an event of their own: F-0042.

    Ask it only of events whose UID is not ours. A pasted copy of one of ours books nothing, and
    neither does a title with two families.

    >>> booked_alias("F 0042 hembesök"), booked_alias("f-42"), booked_alias("PDF-0042")
    ('F-0042', 'F-0042', None)
    """
    plain = _plain(title)
    if has_markers(plain):
        return None
    numbers = {int(dashed or spaced) for dashed, spaced in _ALIAS.findall(plain)}
    if len(numbers) != 1 or numbers == {0}:
        return None
    return f"F-{numbers.pop():04}"


def _words(title: str) -> list[str]:
    return [word.strip("'-_").casefold() for word in _WORD.findall(title)]


def _plain(title: str) -> str:
    """One form of å, ä and ö: Apple's clients write them in two characters."""
    return unicodedata.normalize("NFC", title)
