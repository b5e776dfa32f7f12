"""Measures how easy a Swedish text is to read; headings and list items count as sentences."""

import re
from collections.abc import Iterator
from itertools import pairwise

LONG_WORD = 6
SHORT_FORMS = re.compile(r"\b(?:kl|ca|t\.ex|bl\.a|m\.m|d\.v\.s|s\.k|o\.s\.v)\.", re.IGNORECASE)
DECIMAL_POINT = re.compile(r"(?<=\d)[.,:](?=\d)")
SENTENCE_END = re.compile(r"[.!?؟…]+(?=\s|$)")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


def lix(text: str) -> float:
    """Words per sentence, and the share of long words in percent. Below 30 is very easy.

    >>> lix("Ert barn är litet. Det tittar på er.")
    4.0
    """
    words = words_of(text)
    long = [word for word in words if len(word) > LONG_WORD]
    return len(words) / len(sentences_of(text)) + 100 * len(long) / len(words)


def words_of(text: str) -> list[str]:
    return WORD.findall(DECIMAL_POINT.sub("", text))


def sentences_of(text: str) -> list[str]:
    """The sentences of limited Markdown, without its marks.

    >>> sentences_of("## Mat\\n\\nVi ses\\nkl. 14.00. Kom!\\n\\n- amning\\n- sömn")
    ['Mat', 'Vi ses kl 1400', 'Kom', 'amning', 'sömn']
    """
    found = []
    for block in _blocks(text):
        plain = SHORT_FORMS.sub(lambda short: short[0].replace(".", ""), block)
        pieces = SENTENCE_END.split(DECIMAL_POINT.sub("", plain))
        found += [piece.strip() for piece in pieces if WORD.search(piece)]
    return found


def _blocks(text: str) -> Iterator[str]:
    """Headings, list items and whole paragraphs."""
    block: list[str] = []
    for line, following in pairwise([*text.splitlines(), ""]):
        block.append(line.removeprefix("## ").removeprefix("- ").replace("**", ""))
        ends = not following.strip() or following.startswith(("- ", "## "))
        if ends or line.startswith("## "):
            yield " ".join(block)
            block = []
