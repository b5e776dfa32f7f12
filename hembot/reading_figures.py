"""How easy a theme's text is to read, in figures for those who write it."""

from collections.abc import Iterator

from content.easy_swedish import long_words
from content.names import SOURCE_LANGUAGE
from content.plain_language import lix, sentences_of, words_of
from content.theme_file import ThemeText

Figure = tuple[str, str]
NOBODY = "ingen än"


def figures_of(text: ThemeText, swedish: ThemeText) -> Iterator[Figure]:
    """What is measured, in Swedish, and the value. LIX means something in Swedish alone."""
    words, sentences = words_of(text.body), sentences_of(text.body)
    yield "ord", str(len(words))
    yield "meningar", str(len(sentences))
    yield "längsta mening", f"{max(len(words_of(sentence)) for sentence in sentences)} ord"
    if text.path.stem == SOURCE_LANGUAGE:
        yield "LIX", _decimal(lix(text.body))
        yield "ord per mening", _decimal(len(words) / len(sentences))
        yield "långa ord", f"{long_words(text.body):.0f} %"
    else:
        yield "längd mot svenskan", _decimal(len(text.body) / len(swedish.body))
    yield "läst av", _readers(text)


def _readers(text: ThemeText) -> str:
    reviews = zip(text.reviewed_by, text.reviewed_on, strict=True)
    return ", ".join(f"{reader} {on}" for reader, on in reviews) or NOBODY


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
