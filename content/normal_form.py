"""One spelling for what people write in a chat, whatever their keyboard and their haste."""

import re
import unicodedata

UNSEEN = re.compile(
    "[\u0300-\u036f"  # combining accents, so that å, ä and ö read as a and o
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"  # Arabic vowel marks, hamza, tatweel
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"  # hidden signs
    "'’‘‛ʼ`]"  # can't, can’t and cant are one word
)
SAME_LETTER = {"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ٱ": "ا"}
SAME_DIGIT = {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
PAUSES = dict.fromkeys(".,:;!?،؛؟\n\r", " . ")
SAME = (*SAME_LETTER.items(), *SAME_DIGIT.items(), ("_", " "), *PAUSES.items())
NEITHER_WORD_NOR_SPACE = re.compile(r"[^a-z. ء-ي\w]+")  # the frequent first: twice as fast
LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){6,}")
DRAWN_OUT = re.compile(r"([a-zء-ي])\1\1+")


def normal_form(text: str) -> str:
    """Folded words between single spaces; a full stop stands where one pauses.

    >>> normal_form("Hon KAN’T andas. Ring ١١٢!")
    'hon kant andas . ring 112 .'
    """
    # NFKD would turn a spacing acute into a space and break the word
    apart = unicodedata.normalize("NFKD", text.replace("´", ""))
    folded = LONG_NUMBER.sub(" ", UNSEEN.sub("", apart)).casefold()
    for written, read in SAME:
        folded = folded.replace(written, read)
    return " ".join(NEITHER_WORD_NOR_SPACE.sub(" ", folded).split())


def spellings(text: str) -> frozenset[str]:
    """The normal form with drawn-out letters («hjääälp», «rädddd») written once and twice."""
    normal = normal_form(text)
    if DRAWN_OUT.search(normal) is None:
        return frozenset({normal})
    return frozenset({DRAWN_OUT.sub(r"\1", normal), DRAWN_OUT.sub(r"\1\1", normal)})
