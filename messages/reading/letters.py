"""One spelling for each word, whatever the keyboard: without accents, vowel marks and variants."""

import unicodedata

from content.normal_form import SAME_LETTER, UNSEEN

_LATIN = {"ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "a"}
_CYRILLIC = {"і": "и", "є": "е", "э": "е", "ы": "и", "ґ": "г"}
_ARABIC = {"ە": "ه", "ھ": "ه", "ێ": "ي", "ۆ": "و", "ڕ": "ر", "ڵ": "ل", "ے": "ي", "ۀ": "ه", "ء": ""}
# a letter of each first row sounds like the same one of the second
_ETHIOPIC = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}
_SAME_IN_TWO_ORDERS = {0x1200: 0x1203, 0x12A0: 0x12A3}


def _ethiopic() -> dict[str, str]:
    same = {
        chr(row + order): chr(_SAME_IN_TWO_ORDERS.get(into + order, into + order))
        for row, into in _ETHIOPIC.items()
        for order in range(7)
    }
    return same | {chr(first): chr(fourth) for first, fourth in _SAME_IN_TWO_ORDERS.items()}


_SAME = str.maketrans(dict(SAME_LETTER) | _LATIN | _CYRILLIC | _ARABIC | _ethiopic())


def folded(text: str) -> str:
    """Small letters, bare, and digits as ours.

    >>> folded("Sjätte LÖRDAGEN kl. ١٤:٣٠"), folded("п'ятницю"), folded("İyi")
    ('sjatte lordagen kl. 14:30', 'пятницю', 'iyi')
    """
    if text.isascii():
        return UNSEEN.sub("", text.casefold())
    apart = unicodedata.normalize("NFKD", text.replace("´", ""))
    bare = UNSEEN.sub("", unicodedata.normalize("NFKD", apart.casefold()))
    return "".join(map(_digit, bare.translate(_SAME)))


def _digit(letter: str) -> str:
    return letter if letter.isascii() else str(unicodedata.digit(letter, letter))
