"""Reads one [[visit]] of a programme's file, and names every mistake in it."""

from collections.abc import Mapping

from content.mistake import listed
from content.names import LANGUAGES, SOURCE_LANGUAGE, THEME_SLUG
from content.toml_table import Table
from visits.people import Profession
from visits.programme import Age, AgeUnit, Place, PlannedVisit

VISIT_KEYS = ("number", *AgeUnit, "place", "theme", "title", "minutes", "professions")


def planned_visit(row: Table, expected: int) -> PlannedVisit:
    """The visit, which must carry the number `expected`."""
    row.only(VISIT_KEYS)
    return PlannedVisit(
        number=_number(row, expected),
        age=_age(row),
        place=_place(row),
        theme=_theme(row),
        titles=_titles(row),
        minutes=row.number("minutes"),
        professions=_professions(row),
    )


def _number(row: Table, expected: int) -> int:
    number = row.number("number")
    if number != expected:
        cure = f"number the visits 1, 2, 3 … in order (here {expected})"
        raise row.bad("number", f"visit number {number} is out of order", cure)
    return number


def _age(row: Table) -> Age:
    units = [unit for unit in AgeUnit if unit in row.values]
    if len(units) != 1:
        wrong = "the visit has no age" if not units else "the visit has more than one age"
        raise row.bad(units[-1] if units else "", wrong, f"write one of {listed(AgeUnit)}")
    unit = units[0]
    match row.values[unit]:
        case [int(first), int(last)] if first >= 0:
            if last < first:
                wrong = f"the window {unit} = [{first}, {last}] ends before it starts"
                raise row.bad(unit, wrong, "write the smaller number first")
            return Age(unit, first, last)
    wrong = f"{unit!s} is not a window"
    raise row.bad(unit, wrong, f"write two whole numbers, such as {unit} = [1, 2]")


def _place(row: Table) -> Place:
    place = row.text("place")
    if place not in list(Place):
        raise row.bad("place", f"the place {place!r} is unknown", f"write {listed(Place)}")
    return Place(place)


def _theme(row: Table) -> str:
    theme = row.text("theme")
    if not THEME_SLUG.fullmatch(theme):
        cure = "write two digits and words in a–z, such as 03-att-lara-kanna-sitt-barn"
        raise row.bad("theme", f"the theme {theme!r} has the wrong shape", cure)
    return theme


def _titles(row: Table) -> Mapping[str, str]:
    titles = row.need("title")
    if not isinstance(titles, dict) or SOURCE_LANGUAGE not in titles:
        raise row.bad("title", "the Swedish title is missing", 'add a line title.sv = "…"')
    for language, title in titles.items():
        key = f"title.{language}"
        if language not in LANGUAGES:
            cure = f"use {listed(sorted(LANGUAGES))}"
            raise row.bad(key, f"the language {language!r} of a title is unknown", cure)
        if not isinstance(title, str) or not title.strip():
            raise row.bad(key, f"the title in {language!r} is empty", "write it, or take it away")
    return titles


def _professions(row: Table) -> tuple[Profession, ...]:
    names = row.texts("professions")
    if not names:
        raise row.bad("professions", "nobody makes the visit", "name at least one profession")
    for name in names:
        if name not in list(Profession):
            cure = f"write {listed(Profession)}"
            raise row.bad("professions", f"the profession {name!r} is unknown", cure)
    return tuple(Profession(name) for name in names)
