"""Whether a translation still says what the Swedish text says, as far as counting can tell."""

from collections.abc import Iterator

from content.limited_markdown import shape_of
from content.plain_language import placed_sentences, sentences_of, words_of
from content.theme_file import BadTheme, ThemeText, body_sha

SHORTEST, LONGEST = 0.7, 1.6
LONGER_SENTENCES = 1.4
OTHER_SENTENCES = 1


def untrue_translation(text: ThemeText, swedish: ThemeText) -> Iterator[BadTheme]:
    """Each way in which the text has come away from the Swedish one."""
    if text.sv_sha != (sha := body_sha(swedish)):
        wrong = "the Swedish text has changed since this was translated"
        cure = f'bring the translation up to date, then write sv_sha = "{sha}"'
        yield BadTheme(text.path, None, wrong, cure)
    if text.sources != swedish.sources:
        cure = f"write {list(swedish.sources)} as in {swedish.path.name}"
        yield BadTheme(text.path, None, "it cites other sources than the Swedish text", cure)
    yield from _shape(text, swedish)
    yield from _length(text, swedish)
    yield from _sentences(text, swedish)


def _shape(text: ThemeText, swedish: ThemeText) -> Iterator[BadTheme]:
    ours, theirs = shape_of(text.body), shape_of(swedish.body)
    counts = (
        ("headings", ours.headings, theirs.headings),
        ("list items", ours.items, theirs.items),
        ("words or phrases in bold", ours.bold, theirs.bold),
    )
    for what, here, there in counts:
        if here != there:
            wrong = f"it has {here} {what}, the Swedish text {there}"
            yield BadTheme(text.path, None, wrong, "give it the same")
    if ours.numbers != theirs.numbers:
        wrong = f"its numbers are {_listed(ours.numbers)}, in Swedish {_listed(theirs.numbers)}"
        yield BadTheme(text.path, None, wrong, "write the same numbers")


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "none"


def _length(text: ThemeText, swedish: ThemeText) -> Iterator[BadTheme]:
    ratio = len(text.body) / len(swedish.body)
    if not SHORTEST <= ratio <= LONGEST:
        cure = f"say the same: {SHORTEST} to {LONGEST} times is usual"
        yield BadTheme(text.path, None, f"it is {ratio:.1f} times as long as the Swedish", cure)


def _sentences(text: ThemeText, swedish: ThemeText) -> Iterator[BadTheme]:
    here, there = sentences_of(text.body), sentences_of(swedish.body)
    if abs(len(here) - len(there)) > OTHER_SENTENCES:
        wrong = f"it has {len(here)} sentences, the Swedish text {len(there)}"
        yield BadTheme(text.path, None, wrong, "say one thing in each sentence, as there")
    most = int(LONGER_SENTENCES * max(len(words_of(sentence)) for sentence in there))
    for at, sentence in placed_sentences(text.body):
        if (count := len(words_of(sentence))) > most:
            wrong = f"the sentence «{sentence}» has {count} words"
            yield BadTheme(text.path, text.line + at, wrong, f"write at most {most}")
