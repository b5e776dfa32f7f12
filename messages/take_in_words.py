"""Takes a translator's catalogue in: all of it, or nothing with every fault named."""

from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from messages.catalogue import po_file
from messages.catalogue_faults import faults_of_entries
from messages.drafts import is_draft
from messages.languages import LANGUAGES


@dataclass(eq=False)
class BadCatalogue(Exception):
    """What a translator brought cannot be used; each fault is one line."""

    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many sentences are other than before, and whether families still meet a draft."""

    changed: int
    is_draft: bool


def take_in(code: str, brought: Path, *, reader: str, on: str) -> TakenIn:
    """Write it into our catalogue; `reader` has read all of it. Raises BadCatalogue."""
    theirs, ours = _read(code, brought), _read(code, po_file(code))
    if faults := tuple(faults_of_entries(code, theirs)):
        raise BadCatalogue(faults)
    if reader:
        ours.header_comment = f"{ours.header_comment}\n# Read by: {reader} {on}"
    waits = is_draft(code, ours)
    changed = _change(ours, theirs, is_fuzzy=waits)
    with po_file(code).open("wb") as file:
        write_po(file, ours, width=0, sort_output=True, ignore_obsolete=True)
    return TakenIn(changed, waits)


def _read(code: str, path: Path) -> Catalog:
    try:
        with path.open("rb") as file:
            return read_po(file, locale=LANGUAGES[code].babel, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, ValueError) as fault:
        raise BadCatalogue((f"{path} cannot be read: {fault}",)) from None


def _change(ours: Catalog, theirs: Catalog, *, is_fuzzy: bool) -> int:
    changed = 0
    for entry in ours:
        if not entry.id:
            continue
        said = theirs[entry.id].string
        changed += said != entry.string
        entry.string = said
        entry.flags.discard("fuzzy")
        if is_fuzzy:
            entry.flags.add("fuzzy")
    return changed
