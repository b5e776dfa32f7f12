"""What the templates say in Swedish: every sentence, and which of them stand on buttons."""

import re
from collections.abc import Iterator, Mapping
from configparser import RawConfigParser
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract

from messages.languages import Language
from messages.templates import FAMILY, FOLDERS, PAGES, STAFF

HERE = Path(__file__).parent
TEMPLATES = "templates/**.j2"
BUTTON = re.compile(r"{%-?\s*call button\b.*?%}(.*?){%-?\s*endcall", re.DOTALL)

Sentence = tuple[str, ...]
"""The words in Swedish; where the sentence counts something, one and many."""


@cache
def all_sentences() -> Mapping[str, Sentence]:
    """Every sentence of every template, by its first words in Swedish."""
    return sentences_of(*FOLDERS, PAGES)


@cache
def sentences_of(*folders: Path) -> Mapping[str, Sentence]:
    """Every sentence of these folders' templates, by its first words in Swedish."""
    return {said[0]: said for text in _templates(*folders) for said in sentences_in(text)}


def folders_for(language: Language) -> tuple[Path, ...]:
    """Where the sentences stand that are said in this language."""
    staff, pages = (STAFF,) * language.for_staff, (PAGES,) * language.for_pages
    return (FAMILY, *staff, *pages)


@cache
def button_labels() -> frozenset[str]:
    """The sentences that are written inside a button in any template."""
    labels = (label for text in _templates(*FOLDERS) for label in BUTTON.findall(text))
    return frozenset(said[0] for label in labels for said in sentences_in(label))


def sentences_in(text: str) -> Iterator[Sentence]:
    """The sentences of one template, as `pybabel extract` with our `babel.cfg` finds them.

    >>> list(sentences_in("{% trans n=2 %}Ett besök{% pluralize %}{{ n }} besök{% endtrans %}"))
    [('Ett besök', '%(n)s besök')]
    """
    for _, said, _, _ in extract("jinja2", BytesIO(text.encode()), options=options()):
        yield (said,) if isinstance(said, str) else said


def _templates(*folders: Path) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.glob("*.j2")):
            yield path.read_text(encoding="utf-8")


@cache
def options() -> dict[str, str]:
    """How sentences are found in a template."""
    cfg = RawConfigParser()
    cfg.read(HERE / "babel.cfg", encoding="utf-8")
    return dict(cfg[f"jinja2: {TEMPLATES}"])
