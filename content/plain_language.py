"""Measures how easy a Swedish text is to read; headings and list items count as sentences."""

import re
from collections.abc import Iterator
from itertools import pairwise

LONG_WORD = 6
SHORT_FORMS = re.compile(r"\b(?:kl|ca|t\.ex|bl\.a|m\.m|d\.v\.s|s\.k|o\.s\.v)\.", re.IGNORECASE)
DECIMAL_POINT = re.compile(r"(?<=\d)[.,:](?=\d)")
SENTENCE_END = re.compile(r"[.!?؟…።፧]+(?=\s|$)")
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
    return [sentence for _, sentence in placed_sentences(text)]


def placed_sentences(text: str) -> list[tuple[int, str]]:
    """Each sentence with the line, counted from 0, where its paragraph or item begins."""
    found = []
    for line, block in _blocks(text):
        plain = SHORT_FORMS.sub(lambda short: short[0].replace(".", ""), block)
        pieces = SENTENCE_END.split(DECIMAL_POINT.sub("", plain))
        found += [(line, piece.strip()) for piece in pieces if WORD.search(piece)]
    return found


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Headings, list items and whole paragraphs, each with the line where it begins."""
    block: list[str] = []
    for at, (line, following) in enumerate(pairwise([*text.splitlines(), ""])):
        if not line.strip():
            continue
        block.append(line.removeprefix("## ").removeprefix("- ").replace("**", ""))
        ends = not following.strip() or following.startswith(("- ", "## "))
        if ends or line.startswith("## "):
            yield at - len(block) + 1, " ".join(block)
            block = []
