"""What makes a theme's Swedish easy: each limit that it breaks, with the line and the cure.

The whole body counts, with its headings and its list of topics: it is all read by parents.
"""

import re
from collections.abc import Iterator

from content.plain_language import LONG_WORD, lix, placed_sentences, sentences_of, words_of
from content.theme_file import BadTheme, ThemeText

HIGHEST_LIX = 30
LONGEST_SENTENCE = 15
HIGHEST_MEAN = 10
FEWEST_WORDS, MOST_WORDS = 120, 250
MOST_LONG_WORDS = 20
PROGRAMME_WORDS = re.compile(
    r"(?:barnmorska|sjuksköterska|föräldrastödjare|familjecentral|förskola|vaccination|bibliotek)"
    r"(?:n|r|en|et)?",
    re.IGNORECASE,
)
"""Long words that stand on doors and in letters: families meet them, so they stay."""
PARTS = (
    "Det här kan vi prata om",
    "Varför pratar vi om det här?",
    "Tänk gärna på det här innan",
    "Prova tillsammans",
    "Om ni undrar något",
)
ORDERS = re.compile(r"\b(?:måste|borde|bör|skall|får inte)\b", re.IGNORECASE)
SHORT_FORMS = re.compile(
    r"\b(?:t\.ex|bl\.a|m\.m|d\.v\.s|o\.s\.v|kl\.|ca\b|dvs|osv|mån\.)", re.IGNORECASE
)


def hard_swedish(text: ThemeText) -> Iterator[BadTheme]:
    """Everything in the Swedish text that a tired parent would stumble on."""
    yield from _parts(text)
    yield from _as_a_whole(text)
    yield from _sentences(text)
    yield from _words(text)


def _parts(text: ThemeText) -> Iterator[BadTheme]:
    headings = [line[3:] for line in text.body.splitlines() if line.startswith("## ")]
    if headings != list(PARTS):
        missing = [part for part in PARTS if part not in headings]
        wrong = f"the part «{missing[0]}» is missing" if missing else "the parts are out of order"
        cure = "give the text the headings " + ", ".join(f"«{part}»" for part in PARTS)
        yield BadTheme(text.path, text.line, wrong, cure)


def _as_a_whole(text: ThemeText) -> Iterator[BadTheme]:
    words, sentences = words_of(text.body), sentences_of(text.body)
    mean = len(words) / len(sentences)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        wrong, cure = f"the text has {len(words)} words", f"write {FEWEST_WORDS} to {MOST_WORDS}"
        yield BadTheme(text.path, None, wrong, cure)
    if (level := lix(text.body)) > HIGHEST_LIX:
        cure = f"use shorter words and sentences, until it is at most {HIGHEST_LIX}"
        yield BadTheme(text.path, None, f"the reading level is LIX {level:.0f}", cure)
    if mean > HIGHEST_MEAN:
        wrong = f"a sentence has {mean:.1f} words in the mean"
        yield BadTheme(text.path, None, wrong, f"write at most {HIGHEST_MEAN}")
    if (share := long_words(text.body)) > MOST_LONG_WORDS:
        wrong = f"{share:.0f} % of the words have more than {LONG_WORD} letters"
        cure = f"find shorter ones, until they are at most {MOST_LONG_WORDS} %"
        yield BadTheme(text.path, None, wrong, cure)


def long_words(body: str) -> float:
    """Their share in percent; words that belong to the programme are left out."""
    words = [word for word in words_of(body) if not PROGRAMME_WORDS.fullmatch(word)]
    return 100 * sum(len(word) > LONG_WORD for word in words) / len(words)


def _sentences(text: ThemeText) -> Iterator[BadTheme]:
    for at, sentence in placed_sentences(text.body):
        if (count := len(words_of(sentence))) > LONGEST_SENTENCE:
            wrong = f"the sentence «{sentence}» has {count} words"
            cure = f"cut it, so that each has at most {LONGEST_SENTENCE}"
            yield BadTheme(text.path, text.line + at, wrong, cure)


def _words(text: ThemeText) -> Iterator[BadTheme]:
    for at, line in enumerate(text.body.splitlines(), start=text.line):
        for short in SHORT_FORMS.findall(line):
            yield BadTheme(text.path, at, f"here is the short form «{short}»", "write it out")
        for order in ORDERS.findall(line):
            cure = "invite instead: the visits are voluntary"
            yield BadTheme(text.path, at, f"«{order}» sounds like an order", cure)
