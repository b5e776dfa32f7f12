"""Holds every catalogue against the templates: `python -m messages.check_catalogues`."""

from collections.abc import Mapping
from pathlib import Path

from messages.catalogue import LOCALES
from messages.catalogue_faults import faults_of, quoted
from messages.catalogue_rules import Translated, faults_in
from messages.languages import LANGUAGES, SOURCE
from messages.source_sentences import Sentence, all_sentences, button_labels


def main() -> int:
    faults = all_faults()
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(all_sentences())} sentences, {len(LANGUAGES) - 1} catalogues: no faults")
    return int(bool(faults))


def all_faults(locales: Path = LOCALES) -> list[str]:
    """The faults of the Swedish sentences, and of each language's catalogue."""
    languages = {folder.name for folder in locales.iterdir()} | set(LANGUAGES) - {SOURCE}
    faults = source_faults(all_sentences(), button_labels())
    for language in sorted(languages):
        faults += faults_of(language, locales / language / "LC_MESSAGES" / "messages.po")
    return faults


def source_faults(sentences: Mapping[str, Sentence], labels: frozenset[str]) -> list[str]:
    """What is wrong with the Swedish itself: a button too long, a word that frightens."""
    return [
        f"{SOURCE}: {quoted(msgid)}: {fault}"
        for msgid, source in sentences.items()
        for text in source
        for fault in faults_in(Translated(source, text, msgid in labels, for_one_number=True))
    ]


if __name__ == "__main__":
    raise SystemExit(main())
