"""Translations read from the `.po` files and compiled in memory: no build step, no `.mo`."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from messages.drafts import is_draft
from messages.languages import LANGUAGES, SOURCE

LOCALES = Path(__file__).parents[1] / "bot" / "locales"


class NotTranslated(LookupError):
    """A sentence is missing: the whole message is then said in Swedish, never half of it."""


class Catalogue(GNUTranslations):
    """A translation that would rather fail than mix languages."""

    def gettext(self, message: str) -> str:
        if message not in self.sentences:
            raise NotTranslated(message)
        return super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        if msgid1 not in self.sentences:
            raise NotTranslated(msgid1)
        return super().ngettext(msgid1, msgid2, n)

    sentences: frozenset[str] = frozenset()
    is_draft = False


def po_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "messages.po"


def read_catalogue(language: str) -> Catalog:
    """The file as it is, drafts and gaps among it."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=LANGUAGES[language].babel)


@cache
def catalogue(language: str, *, drafts: bool = False) -> Catalogue | None:
    """The catalogue of a language; None for Swedish, the source.

    A draft is what nobody has read yet: it is marked `fuzzy`, and missing unless drafts are used.
    """
    if language == SOURCE:
        return None
    entries = read_catalogue(language)
    compiled = BytesIO()
    write_mo(compiled, entries, use_fuzzy=drafts)
    translations = Catalogue(BytesIO(compiled.getvalue()))
    translations.is_draft = is_draft(language, entries)
    translations.sentences = frozenset(
        entry.id if isinstance(entry.id, str) else entry.id[0]
        for entry in entries
        if entry.id and is_whole(entry) and (drafts or not entry.fuzzy)
    )
    return translations


def is_whole(entry: Message) -> bool:
    """A counted sentence needs every form: a missing one would be said in Swedish."""
    forms = [entry.string] if isinstance(entry.string, str) else list(entry.string or ())
    return bool(forms) and all(forms)
