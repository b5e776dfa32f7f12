"""The faults of one catalogue: held against the templates, sentence by sentence."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from messages.catalogue_rules import Translated, faults_in
from messages.drafts import is_draft
from messages.languages import LANGUAGES
from messages.plural_forms import PLURAL_FORMS, forms_for_one_number
from messages.source_sentences import (
    Sentence,
    all_sentences,
    button_labels,
    folders_for,
    sentences_of,
)

LONGEST_QUOTE = 60
FOR_STAFF = "is for staff, who read other languages"
UNREAD = "must be marked fuzzy until two readers are named at the catalogue's head"


def faults_of(language: str, po: Path) -> list[str]:
    """The faults of one catalogue, one line each."""
    if language not in LANGUAGES or language not in PLURAL_FORMS:
        return [f"{language}: is not in our tables of languages and plural forms"]
    if not po.exists():
        return [f"{language}: has no catalogue"]
    try:
        with po.open("rb") as file:
            catalogue = read_po(file, locale=LANGUAGES[language].babel, abort_invalid=True)
    except PoFileError as fault:
        return [f"{language}: cannot be read: {fault}"]
    return [f"{language}: {fault}" for fault in _faults(language, catalogue)]


def quoted(msgid: str) -> str:
    """A sentence as a line of faults names it."""
    return f"«{msgid}»" if len(msgid) <= LONGEST_QUOTE else f"«{msgid[:LONGEST_QUOTE]}…»"


def sentences_in_language(code: str) -> Mapping[str, Sentence]:
    """The sentences that this language needs, by their first words in Swedish."""
    return sentences_of(*folders_for(LANGUAGES[code]))


def faults_of_entries(language: str, catalogue: Catalog) -> Iterator[str]:
    """The faults of a catalogue that somebody brings: whether it is a draft is ours to say."""
    yield from _faults(language, catalogue, marks=False)


def _faults(language: str, catalogue: Catalog, *, marks: bool = True) -> Iterator[str]:
    if catalogue.plural_forms != PLURAL_FORMS[language]:
        yield f"header Plural-Forms must be {PLURAL_FORMS[language]}"
    sentences = sentences_in_language(language)
    entries = {_strings(entry.id)[0]: entry for entry in catalogue if entry.id}
    left_over = {_strings(entry.id)[0] for entry in catalogue.obsolete.values()}
    for msgid in sorted(entries.keys() - sentences.keys() | left_over):
        told = msgid in all_sentences()
        yield f"{quoted(msgid)}: {FOR_STAFF if told else 'is not in the templates any more'}"
    marked = is_draft(language, catalogue) if marks else None
    for msgid, source in sorted(sentences.items()):
        entry = entries.get(msgid)
        if entry is None or _strings(entry.id) != source:
            yield f"{quoted(msgid)}: is missing"
        else:
            yield from (
                f"{quoted(msgid)}: {fault}" for fault in _entry_faults(language, entry, marked)
            )


def _entry_faults(language: str, entry: Message, is_draft: bool | None) -> Iterator[str]:
    if entry.fuzzy and is_draft is False:
        yield "is marked fuzzy"
    if is_draft and entry.string and not entry.fuzzy:
        yield UNREAD
    source, forms = _strings(entry.id), _strings(entry.string)
    alone = forms_for_one_number(language)
    for index, text in enumerate(forms):
        translated = Translated(source, text, source[0] in button_labels(), index in alone)
        where = f"form {index}: " if len(source) > 1 else ""
        yield from (f"{where}{fault}" for fault in faults_in(translated))


def _strings(said: str | list[str] | tuple[str, ...] | None) -> Sentence:
    return (said,) if isinstance(said, str) else tuple(said or ())
