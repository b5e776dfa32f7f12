"""Brings new sentences into every catalogue: `python -m messages.renew_catalogues`.

What is translated stays; what the templates say no more goes. A language that staff do not read
gets the sentences for families alone.
"""

from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from messages.catalogue import po_file, read_catalogue
from messages.languages import LANGUAGES, SOURCE, Language
from messages.plural_forms import PLURAL_FORMS
from messages.source_sentences import folders_for, options

ROOT = Path(__file__).parents[1]
COMMENT = "L10N:"


def main() -> None:
    for language in LANGUAGES.values():
        if language.code != SOURCE:
            renew(language, template(*folders_for(language)))


@cache
def template(*folders: Path) -> Catalog:
    """The sentences of these folders, with what their translators should know."""
    found = Catalog(project="Hembot", charset="utf-8")
    for folder in folders:
        said = extract_from_dir(
            folder, [("**.j2", "jinja2")], {"**.j2": options()}, comment_tags=[COMMENT]
        )
        for name, _, message, comments, context in said:
            where = (folder / name).relative_to(ROOT).as_posix()
            found.add(message, None, [(where, 0)], auto_comments=comments, context=context)
    return found


def renew(language: Language, wanted: Catalog) -> None:
    path = po_file(language.code)
    catalogue = _as_it_is(path, language)
    catalogue.mime_headers = [
        (name, PLURAL_FORMS[language.code] if name == "Plural-Forms" else value)
        for name, value in catalogue.mime_headers
    ]
    wanted.creation_date = catalogue.creation_date  # another day alone is no change
    catalogue.update(wanted, no_fuzzy_matching=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, ignore_obsolete=True)


def _as_it_is(path: Path, language: Language) -> Catalog:
    if not path.exists():
        path.parent.mkdir(parents=True)
        return Catalog(locale=language.babel, project="Hembot", charset="utf-8")
    return read_catalogue(language.code)


if __name__ == "__main__":
    main()
