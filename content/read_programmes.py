"""Reads the programmes that coordinators write: one TOML file each, checked to the last key."""

from datetime import date
from itertools import pairwise
from pathlib import Path

from content.borrowed import compare_with_lenders
from content.mistake import Mistake, read_text
from content.names import PROGRAMME_SLUG, SOURCE
from content.planned_visit import planned_visit
from content.read_timeline import TIMELINE, Usual, changed, read_timeline
from content.read_titles import TITLES, Titles, read_titles
from content.toml_file import parse
from content.toml_table import Table
from visits.programme import PlannedVisit, Programme

PROGRAMMES = Path(__file__).parent / "programmes"
PROGRAMME_KEYS = ("name", "source", "visit", "notice")
LONGEST_SLUG = LONGEST_NAME = 40
SOME_DAY = date(2026, 3, 3)


class BadProgramme(Mistake):
    """A programme's file that cannot be used."""


def read_programmes(
    folder: Path = PROGRAMMES, timeline: Path = TIMELINE, titles: Path = TITLES
) -> dict[str, Programme]:
    """Every programme of the folder, by slug; what it does not say of its timeline is as usual."""
    usual, words = read_timeline(timeline), read_titles(titles)
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise BadProgramme(folder, None, "no programme is here", "put a .toml file in the folder")
    tables = {path.stem: _table(path) for path in paths}
    programmes = {slug: _programme(slug, table, usual, words) for slug, table in tables.items()}
    for slug, table in tables.items():
        compare_with_lenders(table.tables("visit"), programmes[slug], programmes)
    return programmes


def _table(path: Path) -> Table:
    table = parse(read_text(path, BadProgramme), path, BadProgramme)
    if not PROGRAMME_SLUG.fullmatch(path.stem):
        cure = "use small letters a–z, digits and hyphens"
        raise BadProgramme(path, None, f"the file name {path.stem!r} cannot be a slug", cure)
    if len(path.stem) > LONGEST_SLUG:
        wrong = f"the file name {path.stem!r} is too long for a button"
        raise BadProgramme(path, None, wrong, f"use at most {LONGEST_SLUG} letters")
    table.only(PROGRAMME_KEYS)
    return table


def _programme(slug: str, table: Table, usual: Usual, translated: Titles) -> Programme:
    name, source = table.text("name"), table.text("source")
    if len(name) > LONGEST_NAME:
        wrong = f"the name {name!r} is too long for a button"
        raise table.bad("name", wrong, f"write at most {LONGEST_NAME} letters")
    if not SOURCE.fullmatch(source):
        raise table.bad("source", f"{source!r} is no source", "write a key such as S0")
    timeline = changed(usual.timeline, table)
    return Programme(slug, name, source, _visits(table, translated), timeline, usual.night)


def _visits(table: Table, translated: Titles) -> tuple[PlannedVisit, ...]:
    rows = list(table.tables("visit"))
    if not rows:
        raise table.bad("visit", "there is no visit", "begin each visit with [[visit]]")
    numbered = enumerate(rows, start=1)
    visits = tuple(planned_visit(row, expected, translated) for expected, row in numbered)
    for (_, before), (row, visit) in pairwise(zip(rows, visits, strict=True)):
        _must_follow(row, before, visit)
    return visits


def _must_follow(row: Table, before: PlannedVisit, visit: PlannedVisit) -> None:
    """Those of every family first, in the order in which they are made."""
    if before.repeats:
        wrong = "a visit stands after one that repeats, which takes all the numbers from there on"
        raise row.bad("number", wrong, "let the visit that repeats stand last")
    if before.only_when and not visit.only_when:
        wrong = "a visit of every family stands after one that only some get"
        raise row.bad("number", wrong, "let visits with only_when stand last")
    if not visit.only_when and _starts(visit) < _starts(before):
        wrong = f"visit {visit.number} is made before visit {before.number}"
        raise row.bad(visit.age.unit, wrong, "put the visits in the order in which they are made")


def _starts(visit: PlannedVisit) -> date:
    return visit.age.window(due_on=SOME_DAY, born_on=SOME_DAY).first
