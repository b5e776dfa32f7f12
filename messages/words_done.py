"""How far each language has come: what is translated, what waits for readers, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.read_titles import Titles
from content.read_topics import Topics
from content.theme_file import ThemeText, body_sha
from messages.catalogue import is_whole, po_file, read_catalogue
from messages.catalogue_faults import sentences_in_language
from messages.drafts import READERS, is_draft_text, readers_of
from messages.languages import LANGUAGES, SOURCE, Language

Themes = Mapping[str, Mapping[str, ThemeText]]


@dataclass(frozen=True, slots=True)
class Done:
    """`done` of `wanted`; of them `draft` wait for readers, and `stale` are out of date."""

    wanted: int
    done: int
    draft: int = 0
    stale: int = 0

    @property
    def is_complete(self) -> bool:
        return self.done == self.wanted and not self.stale


@dataclass(frozen=True, slots=True)
class WordsOf:
    language: Language
    sentences: Done
    themes: Done
    labels: Done
    titles: Done
    readers: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        parts = (self.sentences, self.themes, self.labels, self.titles)
        return all(part.is_complete for part in parts)

    @property
    def waits_for_readers(self) -> bool:
        return self.language.needs_readers and len(self.readers) < READERS


def words_of(code: str, themes: Themes, topics: Topics, titles: Titles) -> WordsOf:
    sentences, readers = _sentences(code)
    return WordsOf(
        LANGUAGES[code],
        sentences,
        _themes(code, themes),
        Done(len(topics), sum(code in topic.labels for topic in topics.values())),
        Done(len(titles), sum(code in title for title in titles.values())),
        readers,
    )


def _sentences(code: str) -> tuple[Done, tuple[str, ...]]:
    wanted = sentences_in_language(code)
    if code == SOURCE:
        return Done(len(wanted), len(wanted)), ()
    if not po_file(code).exists():
        return Done(len(wanted), 0), ()
    catalogue = read_catalogue(code)
    done = [entry for entry in catalogue if entry.id and is_whole(entry)]
    drafts = sum(entry.fuzzy for entry in done)
    return Done(len(wanted), len(done), drafts), readers_of(catalogue)


def _themes(code: str, themes: Themes) -> Done:
    done = [(texts[SOURCE], texts[code]) for texts in themes.values() if code in texts]
    drafts = sum(is_draft_text(code, text) for _, text in done)
    stale = sum(text.sv_sha not in (None, body_sha(swedish)) for swedish, text in done)
    return Done(len(themes), len(done), drafts, stale)
