"""Reads the programmes that coordinators write: one TOML file each, checked to the last key."""

from pathlib import Path

from content.mistake import Mistake, read_text
from content.names import PROGRAMME_SLUG, SOURCE
from content.planned_visit import planned_visit
from content.read_timeline import TIMELINE, Usual, changed, read_timeline
from content.toml_file import parse
from content.toml_table import Table
from visits.programme import PlannedVisit, Programme

PROGRAMMES = Path(__file__).parent / "programmes"
PROGRAMME_KEYS = ("name", "source", "visit", "notice")


class BadProgramme(Mistake):
    """A programme's file that cannot be used."""


def read_programmes(folder: Path = PROGRAMMES, timeline: Path = TIMELINE) -> dict[str, Programme]:
    """Every programme of the folder, by slug; what it does not say of its timeline is as usual."""
    usual = read_timeline(timeline)
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise BadProgramme(folder, None, "no programme is here", "put a .toml file in the folder")
    return {path.stem: _programme(path, usual) for path in paths}


def _programme(path: Path, usual: Usual) -> Programme:
    table = parse(read_text(path, BadProgramme), path, BadProgramme)
    if not PROGRAMME_SLUG.fullmatch(path.stem):
        cure = "use small letters a–z, digits and hyphens"
        raise BadProgramme(path, None, f"the file name {path.stem!r} cannot be a slug", cure)
    table.only(PROGRAMME_KEYS)
    name, source = table.text("name"), table.text("source")
    if not SOURCE.fullmatch(source):
        raise table.bad("source", f"{source!r} is no source", "write a key such as S0")
    timeline = changed(usual.timeline, table)
    return Programme(path.stem, name, source, _visits(table), timeline, usual.night)


def _visits(table: Table) -> tuple[PlannedVisit, ...]:
    rows = list(table.tables("visit"))
    if not rows:
        raise table.bad("visit", "there is no visit", "begin each visit with [[visit]]")
    return tuple(planned_visit(row, expected) for expected, row in enumerate(rows, start=1))
